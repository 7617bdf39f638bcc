package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.psyhealth.services.SharedServices;
import tools.jackson.databind.JsonNode;

/** The main flow through all modules, independent of their distribution over processes. */
final class Journey {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Api admin;
    private final Api author;
    private final Api follower;
    private final UUID authorId = UUID.randomUUID();
    private final String slug = "calm-" + UUID.randomUUID().toString().substring(0, 8);

    private final ProjectionProbe rest;

    Journey(Function<String, String> baseOf) {
        this(baseOf, SharedServices.properties());
    }

    /** @param services the properties of the services that the processes use */
    Journey(Function<String, String> baseOf, Map<String, String> services) {
        rest = new ProjectionProbe(services);
        admin = TestCallers.admin(baseOf);
        author = TestCallers.member(baseOf, authorId);
        follower = TestCallers.member(baseOf, UUID.randomUUID());
    }

    /** Executes it from the first sign-in to the reaction that reaches the author. */
    void walk() {
        signIn();
        followNewTopic();
        var post = publish();
        tellTheFollower(post);
        recommend(post);
        react(post);
        withdraw(post);
    }

    private void signIn() {
        author.get("/api/users/me").expect(200);
        follower.get("/api/users/me").expect(200);
        author.get("/api/users/me").expect(200);
        awaitNotification(follower, "WELCOME", 1);
        awaitNotification(author, "WELCOME", 1);
    }

    private void followNewTopic() {
        admin.post(
                        "/api/admin/topics",
                        json("{'slug':'%s','title':{'en':'Calm'},'description':{'en':'Finding calm'}}", slug))
                .expect(201);
        follower.put("/api/topics/" + slug + "/follow").expect(204);
        rest.awaitFollowers(slug, 1);
    }

    private String publish() {
        var draft = json("{'title':'A quiet morning','body':'It **helped** to breathe.','topics':['%s']}", slug);
        var post = await().atMost(TIMEOUT)
                .until(() -> author.post("/api/posts", draft), reply -> reply.status() == 201)
                .json()
                .path("id")
                .asString();
        follower.get("/api/posts/" + post).expect(404);
        author.post("/api/posts/" + post + "/publish", null).expect(200);
        var read = follower.get("/api/posts/" + post).expect(200).json();
        assertThat(read.path("body").asString()).isEqualTo("It **helped** to breathe.");
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(follower.get("/api/posts/" + post)
                                .json()
                                .path("author")
                                .path("role")
                                .asString(""))
                        .isEqualTo("MEMBER"));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(follower.get("/api/topics/" + slug)
                                .json()
                                .path("postCount")
                                .asInt())
                        .isEqualTo(1));
        return post;
    }

    private void tellTheFollower(String post) {
        var told = awaitNotification(follower, "NEW_POST", 1);
        assertThat(told.path("target").path("id").asString()).isEqualTo(post);
        assertThat(notifications(author, "NEW_POST")).isZero();
        follower.post("/api/notifications/" + told.path("id").asString() + "/read", null)
                .expect(204);
        assertThat(follower.get("/api/notifications/unread-count")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    private void recommend(String post) {
        await().atMost(TIMEOUT).untilAsserted(() -> {
            var first = follower.get("/api/recommended/posts")
                    .expect(200)
                    .json()
                    .path("items")
                    .path(0);
            assertThat(first.path("post").path("id").asString("")).isEqualTo(post);
            assertThat(first.path("reason").path("code").asString("")).isNotBlank();
        });
        assertThat(author.get("/api/recommended/posts").json().path("items")).isEmpty();
    }

    private void react(String post) {
        follower.put("/api/posts/" + post + "/reactions/thanks").expect(204);
        follower.put("/api/posts/" + post + "/reactions/thanks").expect(204);
        awaitNotification(author, "REACTION", 1);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(
                                follower.get("/api/recommended/posts").json().path("items"))
                        .isEmpty());
    }

    private void withdraw(String post) {
        author.delete("/api/posts/" + post).expect(204);
        follower.get("/api/posts/" + post).expect(404);
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(notifications(follower, "NEW_POST")).isZero());
    }

    private static JsonNode awaitNotification(Api reader, String kind, int count) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(notifications(reader, kind)).isEqualTo(count));
        return items(reader).stream()
                .filter(item -> item.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static long notifications(Api reader, String kind) {
        return items(reader).stream()
                .filter(item -> item.path("kind").asString().equals(kind))
                .count();
    }

    private static List<JsonNode> items(Api reader) {
        var items =
                reader.get("/api/notifications?limit=100").expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static String json(String text, Object... values) {
        return text.formatted(values).replace('\'', '"');
    }
}
