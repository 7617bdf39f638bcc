package org.psyhealth.acceptance;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a caller sees of another person by each operation, in the words of docs/privacy.md. */
final class BlockProbes {

    /** By operation or effect. Those that change something undo it. */
    static final Map<String, Function<BlockScene, String>> ALL = all();

    private BlockProbes() {}

    private static Map<String, Function<BlockScene, String>> all() {
        var probes = new TreeMap<String, Function<BlockScene, String>>();
        addPosts(probes);
        addFollows(probes);
        probes.put("GET /api/users/{id}", BlockProbes::profile);
        probes.put(
                "GET /api/notifications", scene -> shown(scene.lists("/api/notifications", "target/id", scene.post())));
        probes.put("GET /api/notifications/unread-count", scene -> shown(scene.unread() == scene.unreadBefore()));
        probes.put(
                "GET /api/recommended/posts",
                scene -> shown(scene.lists("/api/recommended/posts", "post/id", scene.post())));
        probes.put("notification reads post-events", BlockScene::toldLater);
        probes.put("notification reads topic-events", BlockScene::toldInAnotherTopic);
        return probes;
    }

    private static void addPosts(Map<String, Function<BlockScene, String>> probes) {
        probes.put(
                "GET /api/posts",
                scene -> same(
                        shown(scene.lists("/api/posts?topic=" + scene.topic(), "id", scene.post())),
                        shown(scene.lists("/api/posts?author=" + scene.other(), "id", scene.post()))));
        probes.put("GET /api/posts/{id}", scene -> post(scene, "GET", "", 200));
        probes.put("PATCH /api/posts/{id}", scene -> post(scene, "PATCH", "", 403));
        probes.put("DELETE /api/posts/{id}", scene -> post(scene, "DELETE", "", 403));
        probes.put("POST /api/posts/{id}/publish", scene -> post(scene, "POST", "/publish", 403));
        probes.put("PUT /api/posts/{id}/reactions/{kind}", scene -> post(scene, "PUT", "/reactions/hug", 204));
        probes.put("DELETE /api/posts/{id}/reactions/{kind}", scene -> post(scene, "DELETE", "/reactions/hug", 204));
    }

    private static void addFollows(Map<String, Function<BlockScene, String>> probes) {
        probes.put("GET /api/follows/counts", BlockProbes::counts);
        probes.put("GET /api/follows/followers", scene -> members("followers", scene));
        probes.put("GET /api/follows/following", scene -> members("following", scene));
        probes.put(
                "GET /api/follows/suggestions",
                scene -> shown(scene.lists("/api/follows/suggestions?limit=100", "id", scene.other())));
        probes.put(
                "GET /api/follows/requests",
                scene -> shown(scene.lists("/api/follows/requests", "member/id", scene.other())));
        probes.put("DELETE /api/follows/requests/{id}", scene -> {
            var answer = found(scene.status("DELETE", "/api/follows/requests/" + scene.request()), 204);
            scene.requestAgain();
            return answer;
        });
        probes.put("POST /api/follows/requests/{id}/acceptance", scene -> {
            var answer = found(scene.status("POST", "/api/follows/requests/" + scene.request() + "/acceptance"), 204);
            scene.status("DELETE", "/api/follows/followers/" + scene.other());
            scene.requestAgain();
            return answer;
        });
        probes.put("PUT /api/follows/{memberId}", BlockProbes::follow);
    }

    private static String post(BlockScene scene, String method, String path, int shown) {
        return found(scene.status(method, "/api/posts/" + scene.post() + path), shown);
    }

    private static String profile(BlockScene scene) {
        var profile = scene.get("/api/users/" + scene.other()).expect(200).json();
        var isNamed = !profile.path("displayName").asString("").isEmpty();
        return profile.path("bio").isNull() && profile.path("memberSince").isNull() && isNamed ? "name" : "shown";
    }

    /** The person's own list, and the person in the list of somebody else. */
    private static String members(String list, BlockScene scene) {
        var own = found(
                scene.get("/api/follows/" + list + "?member=" + scene.other()).status(), 200);
        var others = shown(scene.lists("/api/follows/" + list + "?member=" + scene.third(), "id", scene.other()));
        return same(own, others);
    }

    private static String counts(BlockScene scene) {
        var own = found(scene.get("/api/follows/counts?member=" + scene.other()).status(), 200);
        var third = scene.get("/api/follows/counts?member=" + scene.third())
                .expect(200)
                .json();
        var isSeen = third.path("followers").asInt() == 1;
        return same(own, shown(isSeen && third.path("following").asInt() == 1));
    }

    private static String follow(BlockScene scene) {
        var answer = scene.send("PUT", "/api/follows/" + scene.other());
        if (answer.status() == 409) {
            return "refused";
        }
        var state = answer.expect(200).json().path("state").asString();
        scene.status("DELETE", "/api/follows/" + scene.other());
        return state.equals("REQUESTED") ? "asked" : "shown";
    }

    private static String found(int status, int shown) {
        return status == 404 ? "hidden" : status == shown ? "shown" : String.valueOf(status);
    }

    private static String shown(boolean isShown) {
        return isShown ? "shown" : "hidden";
    }

    private static String same(String... answers) {
        var different = Stream.of(answers).distinct().toList();
        return different.size() == 1 ? different.getFirst() : different.toString();
    }
}
