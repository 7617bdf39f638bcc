package org.psyhealth.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.contracts.ApiDocument.ApiOperation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The resources that the requests are about, all of {@link FuzzCaller#OWNER}, and valid requests for them. */
final class FuzzTargets {

    /** Who calls them is refused everything else afterwards. */
    private static final Set<String> LEAVING = Set.of("deactivateAccount", "reactivateAccount");

    private final UUID bystander = UUID.randomUUID();
    private final String base;
    private final String topic = "fuzz-" + UUID.randomUUID().toString().substring(0, 8);
    /** Of a topic that staff may archive and merge: nobody writes in it. */
    private final String topicId;

    private final String deadLetters;
    private volatile String post = "";
    private volatile String file = "";
    private final String notification;

    /** People whom the requests follow, block and mute: not the same, or a block would prevent a follow. */
    private final UUID followed = UUID.randomUUID();

    private final UUID blocked = UUID.randomUUID();
    private final UUID asking = UUID.randomUUID();
    private volatile String followRequest = "";

    FuzzTargets(String base) {
        this.base = base;
        var owner = owner();
        var admin = TestCallers.admin(path -> base);
        newTopic(admin, topic);
        topicId = newTopic(admin, topic + "-staff");
        owner.get("/api/users/me").expect(200);
        TestCallers.member(path -> base, bystander).get("/api/users/me").expect(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> owner.post("/api/posts", newPost()).status() == 201);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !owner.get("/api/notifications").json().path("items").isEmpty());
        notification = owner.get("/api/notifications").json().at("/items/0/id").asString();
        deadLetters = admin.get("/api/admin/dead-letters").json().at("/0/name").asString();
        renewPost();
        renewFile();
        addPeople();
    }

    private static String newTopic(Api admin, String slug) {
        return admin.post("/api/admin/topics", "{\"slug\":\"%s\",\"title\":{\"en\":\"Fuzz\"}}".formatted(slug))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    /** With a new token: a long run outlives one. */
    private Api owner() {
        return TestCallers.member(path -> base, FuzzCaller.OWNER.id());
    }

    /** A valid request for an operation. */
    FuzzRequest requestFor(ApiOperation operation, FuzzCaller caller) {
        var headers = new ArrayList<String>();
        var token = LEAVING.contains(operation.id()) ? caller.tokenOfSomebodyElse() : caller.token();
        if (token != null) {
            headers.add("Authorization: Bearer " + token);
        }
        operation.node().path("parameters").forEach(parameter -> {
            if (parameter.path("name").asString().equals("If-Match")
                    && parameter.path("required").asBoolean()) {
                headers.add("If-Match: *");
            }
        });
        var content = operation.node().at("/requestBody/content").properties();
        if (content.isEmpty()) {
            return new FuzzRequest(operation.method().toUpperCase(Locale.ROOT), pathOf(operation), headers, null);
        }
        var body = content.iterator().next();
        headers.add("Content-Type: " + body.getKey());
        return new FuzzRequest(
                operation.method().toUpperCase(Locale.ROOT),
                pathOf(operation),
                headers,
                adapted(body.getValue().path("example")));
    }

    /** Makes another post or file after one was deleted. */
    void replied(FuzzRequest request, int status) {
        if (status == 204 && request.method().equals("DELETE")) {
            if (request.path().endsWith(post)) {
                renewPost();
            } else if (request.path().endsWith(file)) {
                renewFile();
            } else if (request.path().endsWith(followRequest)) {
                renewFollowRequest();
            }
        }
    }

    /** Unless its owner has begun as many uploads as they may: then there is none to be found any more. */
    private synchronized void renewFile() {
        var announced = owner().post("/api/media", """
                {"purpose": "PICTURE", "contentType": "image/png", "length": 1000, "sha256": "%064d"}""".formatted(7));
        if (announced.status() == 201) {
            file = announced.json().at("/media/id").asString();
        }
    }

    private void addPeople() {
        for (var person : new UUID[] {followed, blocked, asking}) {
            TestCallers.member(path -> base, person).get("/api/users/me").expect(200);
        }
        for (var person : new UUID[] {followed, blocked, asking, FuzzCaller.OWNER.id()}) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> owner().get("/api/follows/" + person).status() == 200);
        }
        owner().send("PUT", "/api/follows/settings", "{\"approval\":\"ASK\",\"listsVisible\":true}")
                .expect(200);
        renewFollowRequest();
    }

    private synchronized void renewFollowRequest() {
        TestCallers.member(path -> base, asking)
                .put("/api/follows/" + FuzzCaller.OWNER.id())
                .expect(200);
        followRequest =
                owner().get("/api/follows/requests").json().at("/items/0/id").asString();
    }

    private synchronized void renewPost() {
        post = owner().post("/api/posts", newPost())
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private String newPost() {
        return "{\"title\":\"Fuzz\",\"body\":\"Fuzz\",\"topics\":[\"%s\"],\"publish\":true}".formatted(topic);
    }

    private String pathOf(ApiOperation operation) {
        var path = operation.path();
        var id = path.startsWith("/api/users/")
                ? FuzzCaller.OWNER.id().toString()
                : path.startsWith("/api/notifications/")
                        ? notification
                        : path.startsWith("/api/follows/")
                                ? followRequest
                                : path.contains("/media/")
                                        ? file
                                        : path.startsWith("/api/admin/topics/") ? topicId : post;
        return path.replace("/admin/users/{id}", "/admin/users/" + bystander)
                .replace("{id}", id)
                .replace("{ownerId}", FuzzCaller.OWNER.id().toString())
                .replace("{slug}", topic)
                .replace("{memberId}", (path.contains("/blocks/") ? blocked : followed).toString())
                .replace("{kind}", "hug")
                .replace("{topic}", deadLetters)
                .replace("{letter}", "999999999")
                .replace("{sha256}", "0".repeat(64))
                .concat(operation.id().equals("findMedia") ? "?ids=" + file : "");
    }

    /** The document's example with a topic that exists, or a slug that does not. */
    private @Nullable String adapted(JsonNode example) {
        var body = (ObjectNode) example.deepCopy();
        if (body.path("topics") instanceof ArrayNode topics) {
            topics.removeAll().add(topic);
        }
        if (body.has("slug")) {
            body.put("slug", "fuzz-" + UUID.randomUUID().toString().substring(0, 13));
        }
        return body.toString();
    }
}
