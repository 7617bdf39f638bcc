package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is refused by a decision in one process is refused in all, whatever modules they run. */
class AccessIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static AppProcess users;
    private static AppProcess topics;

    private final UUID id = UUID.randomUUID();
    private final Api moderator = TestCallers.moderator(path -> users.url());
    private final Api member = TestCallers.member(path -> topics.url(), id);
    private final Api owner = TestCallers.member(path -> users.url(), id);

    @BeforeAll
    static void start() {
        users = AppProcess.start(with("user"));
        topics = AppProcess.start(with("topic"));
        users.awaitReady();
        topics.awaitReady();
    }

    @AfterAll
    static void stop() {
        users.close();
        topics.close();
    }

    @Test
    void a_suspension_closes_the_writes_of_another_process_within_five_seconds_and_ends_by_itself() {
        owner.get("/api/users/me").expect(200);
        follow(404);
        var until = Instant.now().plusSeconds(12);

        moderator
                .post("/api/admin/users/" + id + "/suspension", """
                        {"reason": "SPAM", "note": "pills", "until": "%s"}""".formatted(until))
                .expect(200);

        within(PROMISED, 403);
        var refused = follow(403);
        assertThat(refused.json().path("type").asString()).endsWith("/access-refused");
        assertThat(refused.json().path("reason").asString()).isEqualTo("SUSPENDED");
        assertThat(refused.json().path("until").asString()).isNotEmpty();
        member.get("/api/topics").expect(200);
        owner.get("/api/users/me/status").expect(200);
        owner.patch("/api/users/me", "{\"bio\":\"x\"}", "If-Match", "*").expect(403);

        within(Duration.ofSeconds(12).plus(PROMISED), 404);
    }

    @Test
    void a_suspension_that_is_lifted_opens_the_writes_again() {
        owner.get("/api/users/me").expect(200);
        moderator
                .post("/api/admin/users/" + id + "/suspension", "{\"reason\": \"OTHER\", \"note\": \"a test\"}")
                .expect(200);
        within(PROMISED, 403);

        moderator.delete("/api/admin/users/" + id + "/suspension").expect(204);

        within(PROMISED, 404);
    }

    @Test
    void whoever_has_left_can_only_come_back() {
        owner.get("/api/users/me").expect(200);
        owner.post("/api/users/me/deactivation", null).expect(200);

        within(PROMISED, 403);
        member.get("/api/topics").expect(403);
        await().atMost(PROMISED).untilAsserted(() -> owner.get("/api/users/me").expect(403));
        moderator.get("/api/users/" + id).expect(404);

        owner.delete("/api/users/me/deactivation").expect(204);

        within(PROMISED, 404);
        await().atMost(PROMISED).untilAsserted(() -> owner.get("/api/users/me").expect(200));
        moderator.get("/api/users/" + id).expect(200);
    }

    private Api.Reply follow(int status) {
        return member.put("/api/topics/of-nobody/follow").expect(status);
    }

    private void within(Duration time, int status) {
        await().atMost(time).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> follow(status));
    }

    private static Map<String, String> with(String module) {
        var properties = new HashMap<>(TestCallers.properties());
        properties.put("psyhealth.modules", module);
        return properties;
    }
}
