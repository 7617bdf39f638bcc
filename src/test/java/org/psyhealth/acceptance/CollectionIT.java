package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Paging through a growing collection, and repeating requests. */
@IntegrationTest
class CollectionIT {

    private final Api admin;
    private final Api author;
    private final Api reader;
    private final String slug = "walk-" + UUID.randomUUID();

    @Autowired
    CollectionIT(@LocalServerPort int port) {
        admin = TestCallers.admin(path -> "http://localhost:" + port);
        author = TestCallers.member(path -> "http://localhost:" + port, UUID.randomUUID());
        reader = TestCallers.member(path -> "http://localhost:" + port, UUID.randomUUID());
        admin.post(
                        "/api/admin/topics",
                        "{\"slug\":\"%s\",\"title\":{\"en\":\"n\"},\"description\":{\"en\":\"d\"}}".formatted(slug))
                .expect(201);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        author.post("/api/posts", draft("is the topic known?")).status() == 201);
    }

    @Test
    void a_walk_by_cursor_neither_repeats_nor_misses_while_others_publish() throws Exception {
        var before = publish(25);
        var seen = new ArrayList<String>();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var cursor = "";
            do {
                var page = author.get("/api/posts?topic=%s&limit=4%s".formatted(slug, cursor))
                        .expect(200)
                        .json();
                page.path("items").forEach(item -> seen.add(item.path("id").asString()));
                others.submit(() -> publish(2)).get();
                cursor = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty());
        }
        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(before.reversed());
    }

    @Test
    void two_identical_requests_at_once_make_one_post() throws Exception {
        var key = UUID.randomUUID().toString();
        var body = draft("twice at once");
        List<Api.Reply> replies;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Api.Reply> request = () -> author.post("/api/posts", body, "Idempotency-Key", key);
            replies = clients.invokeAll(List.of(request, request, request, request)).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
        assertThat(replies).allMatch(reply -> reply.status() == 201 || reply.status() == 409);
        var replay = author.post("/api/posts", body, "Idempotency-Key", key).expect(201);
        assertThat(replay.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 201)
                .isNotEmpty()
                .allSatisfy(reply -> {
                    assertThat(reply.json()).isEqualTo(replay.json());
                    assertThat(reply.header("Location")).isEqualTo(replay.header("Location"));
                    assertThat(reply.header("ETag")).isEqualTo(replay.header("ETag"));
                });
        assertThat(drafts("twice at once")).isEqualTo(1);
        author.post("/api/posts", draft("another body"), "Idempotency-Key", key).expect(422);
        assertThat(drafts("another body")).isZero();
    }

    @Test
    void a_read_is_answered_with_304_until_anything_changes_and_a_reaction_does_not_prevent_an_edit() {
        var created = author.post("/api/posts", draft("read twice").replace("}", ",\"publish\":true}"))
                .expect(201);
        var path = "/api/posts/" + created.json().path("id").asString();
        awaitTheAuthorsName(path);
        var unchanged = author.get(path).expect(200).header("ETag");
        var notModified =
                author.send("GET", path, null, "If-None-Match", unchanged).expect(304);
        assertThat(notModified.header("Cache-Control")).isEqualTo("no-store");
        assertThat(notModified.header("ETag")).isEqualTo(unchanged);

        reader.put(path + "/reactions/hug").expect(204);

        var changed = author.send("GET", path, null, "If-None-Match", unchanged).expect(200);
        assertThat(changed.header("ETag")).isNotEqualTo(unchanged);
        author.patch(path, "{\"title\":\"after a hug\"}", "If-Match", unchanged).expect(200);
    }

    @Test
    void an_edit_needs_the_version_it_is_made_to() {
        var created = author.post("/api/posts", draft("to be edited")).expect(201);
        var path = "/api/posts/" + created.json().path("id").asString();
        author.patch(path, "{\"title\":\"no tag\"}").expect(428);
        author.patch("/api/users/me", "{\"bio\":\"no tag\"}").expect(428);
        author.patch(path, "{\"title\":\"wrong tag\"}", "If-Match", "\"99\"").expect(412);
        var edited = author.patch(path, "{\"title\":\"right tag\"}", "If-Match", created.header("ETag"))
                .expect(200);
        author.patch(path, "{\"title\":\"old tag\"}", "If-Match", created.header("ETag"))
                .expect(412);
        assertThat(author.get(path).json().path("title").asString()).isEqualTo("right tag");
        author.delete(path, "If-Match", created.header("ETag")).expect(412);
        author.delete(path, "If-Match", edited.header("ETag")).expect(204);
        author.get(path).expect(404);
    }

    /** The name is a part of the answer and comes by an event of its own: until then the answer is still changing. */
    private void awaitTheAuthorsName(String path) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !author.get(path)
                        .expect(200)
                        .json()
                        .at("/author/displayName")
                        .isNull());
    }

    private List<String> publish(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> author.post("/api/posts", draft("n").replace("}", ",\"publish\":true}"))
                        .expect(201)
                        .json()
                        .path("id")
                        .asString())
                .toList();
    }

    private long drafts(String title) {
        return author.get("/api/posts/drafts?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(draft -> draft.path("title").asString().equals(title))
                .count();
    }

    private String draft(String title) {
        return "{\"title\":\"%s\",\"body\":\"text\",\"topics\":[\"%s\"]}".formatted(title, slug);
    }
}
