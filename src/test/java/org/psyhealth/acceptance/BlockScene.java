package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.psyhealth.acceptance.Api.Reply;
import org.psyhealth.acceptance.BlockMatrix.BlockRelation;
import tools.jackson.databind.JsonNode;

/**
 * A caller and another person with everything between them: a post in a topic that the caller follows, which the caller
 * was told of and is recommended; a request of the other to follow the caller; and a third person who follows the other
 * and is followed.
 */
final class BlockScene {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockRelation relation;
    private final Function<String, String> base;
    private final UUID caller = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();
    private final String topic = newTopic();
    private final String laterTopic = newTopic();
    private final Api callers;
    private final Api others;
    private final String post;
    private String request = "";
    private int unreadBefore;

    BlockScene(BlockRelation relation, Function<String, String> base) {
        this.relation = relation;
        this.base = base;
        this.callers = TestCallers.member(base, caller);
        this.others = TestCallers.member(base, other);
        addTopics();
        introduce();
        post = publish(topic);
        prepare();
    }

    private static String newTopic() {
        return "block-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private void addTopics() {
        for (var slug : new String[] {topic, laterTopic}) {
            TestCallers.admin(base)
                    .post("/api/admin/topics", "{\"slug\":\"%s\",\"title\":{\"en\":\"Block\"}}".formatted(slug))
                    .expect(201);
        }
    }

    private void introduce() {
        var profile = others.get("/api/users/me").expect(200);
        others.patch("/api/users/me", "{\"bio\":\"About me\"}", "If-Match", profile.header("ETag"))
                .expect(200);
        callers.get("/api/users/me").expect(200);
        var thirds = TestCallers.member(base, third);
        thirds.get("/api/users/me").expect(200);
        callers.put("/api/topics/" + topic + "/follow").expect(204);
        others.put("/api/topics/" + topic + "/follow").expect(204);
        until(() -> thirds.put("/api/follows/" + other).status() == 200);
        until(() -> others.put("/api/follows/" + third).status() == 200);
        callers.send("PUT", "/api/follows/settings", "{\"approval\":\"ASK\",\"listsVisible\":true}")
                .expect(200);
        until(() -> others.put("/api/follows/" + caller).status() == 200);
        request = callers.get("/api/follows/requests").json().at("/items/0/id").asString();
    }

    private void prepare() {
        until(() -> lists("/api/notifications", "target/id", post)
                && lists("/api/notifications", "kind", "WELCOME")
                && lists("/api/recommended/posts", "post/id", post)
                && lists("/api/follows/suggestions?limit=100", "id", other.toString()));
        unreadBefore = unread();
    }

    /** Makes the relation, and waits until it is known where it is known last. */
    void relate() {
        switch (relation) {
            case BLOCKED_BY -> others.put("/api/follows/blocks/" + caller).expect(204);
            case BLOCKS -> callers.put("/api/follows/blocks/" + other).expect(204);
            case MUTES ->
                callers.send("PUT", "/api/follows/mutes/" + other, "{}").expect(204);
        }
        requestAgain();
        until(() ->
                !lists("/api/notifications", "target/id", post) && !lists("/api/recommended/posts", "post/id", post));
    }

    private void end() {
        switch (relation) {
            case BLOCKED_BY -> others.delete("/api/follows/blocks/" + caller).expect(204);
            case BLOCKS -> callers.delete("/api/follows/blocks/" + other).expect(204);
            case MUTES -> callers.delete("/api/follows/mutes/" + other).expect(204);
        }
        until(() -> lists("/api/notifications", "target/id", post));
    }

    /** Whether the caller hears of a post that was published meanwhile, once the relation has ended. */
    String toldLater() {
        return toldOf(publish(topic), topic);
    }

    /** The same in a topic that the caller follows only since then. */
    String toldInAnotherTopic() {
        callers.put("/api/topics/" + laterTopic + "/follow").expect(204);
        return toldOf(publish(laterTopic), laterTopic);
    }

    private String toldOf(String meanwhile, String topic) {
        end();
        var afterwards = publish(topic);
        until(() -> lists("/api/notifications", "target/id", afterwards));
        var told = lists("/api/notifications", "target/id", meanwhile);
        relate();
        return told ? "told" : "not told";
    }

    private String publish(String topic) {
        var id = new String[1];
        until(() -> {
            var answer = others.post(
                    "/api/posts",
                    "{\"title\":\"T\",\"body\":\"B\",\"topics\":[\"%s\"],\"publish\":true}".formatted(topic));
            id[0] = answer.json().path("id").asString("");
            return answer.status() == 201;
        });
        return id[0];
    }

    /** The other asks again, if that is possible: whoever is blocked can, and the caller is not to see it. */
    void requestAgain() {
        others.put("/api/follows/" + caller);
        request = others.get("/api/follows/requests/outgoing")
                .json()
                .at("/items/0/id")
                .asString(request);
    }

    Reply get(String path) {
        return callers.get(path);
    }

    Reply send(String method, String path) {
        return method.equals("PATCH") ? callers.patch(path, "{}", "If-Match", "*") : callers.send(method, path, null);
    }

    int status(String method, String path) {
        return send(method, path).status();
    }

    /** Whether a list has an item with a value at a path. */
    boolean lists(String path, String field, String value) {
        return callers.get(path)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.at("/" + field))
                .map(JsonNode::asString)
                .anyMatch(value::equals);
    }

    int unread() {
        return callers.get("/api/notifications/unread-count")
                .expect(200)
                .json()
                .path("count")
                .asInt();
    }

    int unreadBefore() {
        return unreadBefore;
    }

    String topic() {
        return topic;
    }

    String post() {
        return post;
    }

    String other() {
        return other.toString();
    }

    String third() {
        return third.toString();
    }

    String request() {
        assertThat(request).isNotEmpty();
        return request;
    }

    private static void until(Callable<Boolean> holds) {
        await().atMost(PATIENCE).until(holds);
    }
}
