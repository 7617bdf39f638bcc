package org.psyhealth.platform.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.platform.web.ProblemAssertions.assertProblem;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.platform.web.Http;
import org.psyhealth.platform.web.WebTestApplication;

class IdempotencyKeyTests {

    private final Http member =
            WebTestApplication.Shared.APPLICATION.http().as(TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"));

    @Test
    void the_key_is_read_beside_the_body() {
        var reply = post("\"8e03978e\"").json();

        assertThat(reply.path("key").asString()).isEqualTo("8e03978e");
        assertThat(reply.path("length").asInt()).isEqualTo(32);
        assertThat(reply.path("title").asString()).isEqualTo("a");
    }

    @Test
    void a_request_without_a_key_is_fine() {
        var reply = member.post("/api/echo/keyed", "{\"title\":\"a\"}").json();

        assertThat(reply.path("key").asString()).isEqualTo("null");
    }

    @Test
    void a_key_that_is_empty_too_long_or_not_ascii_is_refused() {
        assertProblem(post(""), 400, "invalid-request");
        assertProblem(post("a b"), 400, "invalid-request");
        assertProblem(post("a".repeat(256)), 400, "invalid-request");
        assertThat(post("a".repeat(255)).status()).isEqualTo(200);
        assertProblem(
                member.post("/api/echo/keyed", "{\"title\":\"a\"}", "Idempotency-Key", "a", "Idempotency-Key", "b"),
                400,
                "invalid-request");
    }

    private Http.Reply post(String key) {
        return member.post("/api/echo/keyed", "{\"title\":\"a\"}", "Idempotency-Key", key);
    }
}
