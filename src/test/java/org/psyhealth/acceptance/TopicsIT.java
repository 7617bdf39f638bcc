package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Topics over HTTP: the tree that caches share, addresses that lead on, and a merge that all modules learn of. */
@IntegrationTest
class TopicsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Api admin;
    private final Api author;
    private final Api follower;
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    TopicsIT(@LocalServerPort int port) {
        admin = TestCallers.admin(path -> "http://localhost:" + port);
        author = TestCallers.member(path -> "http://localhost:" + port, UUID.randomUUID());
        follower = TestCallers.member(path -> "http://localhost:" + port, UUID.randomUUID());
    }

    @Test
    void the_tree_is_one_for_all_and_not_sent_again() {
        var tree = author.get("/api/topics").expect(200);
        assertThat(tree.header("Cache-Control")).contains("s-maxage=60").doesNotContain("no-store");
        assertThat(tree.response().headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Language"));

        var again = follower.send("GET", "/api/topics", null, "If-None-Match", tree.header("ETag"));
        again.expect(304);
        assertThat(again.header("Cache-Control")).contains("s-maxage=60");
        var vietnamese = follower.send(
                "GET", "/api/topics", null, "If-None-Match", tree.header("ETag"), "Accept-Language", "vi");
        assertThat(vietnamese.expect(200).header("Content-Language")).isEqualTo("vi");
        assertThat(vietnamese.json().findValuesAsString("title")).contains("Lo âu");
    }

    @Test
    void the_starter_set_can_be_written_in() {
        await().atMost(TIMEOUT).until(() -> write("recovery").status() == 201);
        assertThat(author.get("/api/topics/recovery/resources?country=VN")
                        .expect(200)
                        .json())
                .anyMatch(resource -> resource.path("phone").asString("").equals("111"));
    }

    @Test
    void a_renamed_topic_is_found_at_its_old_address() {
        var topic = create("Before " + suffix);
        admin.patch("/api/admin/topics/" + id(topic), "{\"slug\":\"after-%s\"}".formatted(suffix), "If-Match", "*")
                .expect(200);

        var moved = author.get("/api/topics/before-" + suffix).expect(308);
        assertThat(moved.header("Location")).isEqualTo("/api/topics/after-" + suffix);
        author.get(moved.header("Location")).expect(200);
        author.put("/api/topics/before-" + suffix + "/follow").expect(204);
        admin.post("/api/admin/topics", "{\"title\":{\"en\":\"Before %s\"}}".formatted(suffix))
                .expect(409);
    }

    @Test
    void followers_and_posts_of_a_merged_topic_follow_and_come_back() {
        var gone = create("Gone " + suffix);
        var stays = create("Stays " + suffix);
        follower.get("/api/users/me").expect(200);
        follower.put("/api/topics/%s/follow".formatted(slug(gone))).expect(204);
        var before = await().atMost(TIMEOUT).until(() -> write(slug(gone)), reply -> reply.status() == 201);
        awaitTold(before.json(), true);

        var merge = "/api/admin/topics/%s/merge".formatted(id(gone));
        admin.send("PUT", merge, "{\"into\":\"%s\"}".formatted(id(stays))).expect(200);
        author.get("/api/topics/" + slug(gone)).expect(307);
        assertThat(follower.get("/api/topics/" + slug(stays))
                        .json()
                        .path("following")
                        .asBoolean())
                .isTrue();
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(listed(slug(stays))).contains(id(before.json())));
        var during = await().atMost(TIMEOUT).until(() -> write(slug(stays)), reply -> reply.status() == 201);
        awaitTold(during.json(), true);

        admin.delete(merge).expect(200);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(listed(slug(stays))).doesNotContain(id(before.json())));
        awaitTold(during.json(), false);
        awaitTold(before.json(), true);
        assertThat(follower.get("/api/topics/" + slug(stays))
                        .json()
                        .path("following")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void members_keep_no_topics() {
        author.get("/api/admin/topics").expect(403);
        author.post("/api/admin/topics", "{\"title\":{\"en\":\"Mine\"}}").expect(403);
    }

    private JsonNode create(String title) {
        return admin.post("/api/admin/topics", "{\"title\":{\"en\":\"%s\"}}".formatted(title))
                .expect(201)
                .json();
    }

    private Api.Reply write(String topic) {
        return author.post(
                "/api/posts", "{\"title\":\"T\",\"body\":\"B\",\"topics\":[\"%s\"],\"publish\":true}".formatted(topic));
    }

    private String listed(String topic) {
        return author.get("/api/posts?topic=" + topic).expect(200).response().body();
    }

    private void awaitTold(JsonNode post, boolean told) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(follower.get("/api/notifications")
                                .json()
                                .path("items")
                                .valueStream()
                                .filter(item -> item.at("/target/id").asString().equals(id(post))))
                        .hasSize(told ? 1 : 0));
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asString();
    }

    private static String slug(JsonNode topic) {
        return topic.path("slug").asString();
    }
}
