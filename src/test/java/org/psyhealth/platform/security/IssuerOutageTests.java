package org.psyhealth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.WebTestApplication;

class IssuerOutageTests {

    private final UUID user = UUID.randomUUID();

    @Test
    void the_application_starts_without_the_issuer_and_trusts_it_once_it_is_back() {
        try (var issuer = TestIssuer.start()) {
            issuer.stop();
            try (var application = start(issuer)) {
                var member = application.http().as(issuer.token(user, "MEMBER"));
                assertThat(application.http().get("/health").status()).isEqualTo(200);

                var reply = member.get("/api/echo/me");
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.problem()).isEqualTo("service-unavailable");
                assertThat(reply.header("Retry-After")).isEqualTo("5");

                issuer.restart();
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> member.get("/api/echo/me").status() == 200);
            }
        }
    }

    @Test
    void tokens_with_known_keys_pass_long_after_the_cache_has_expired() {
        try (var issuer = TestIssuer.start();
                var application = start(issuer)) {
            assertThat(application
                            .http()
                            .as(issuer.token(user, "MEMBER"))
                            .get("/api/echo/me")
                            .status())
                    .isEqualTo(200);
            issuer.stop();
            var end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
            while (System.nanoTime() < end) {
                var fresh = application.http().as(issuer.token(UUID.randomUUID(), "MEMBER"));
                assertThat(fresh.get("/api/echo/me").status()).isEqualTo(200);
                try (var stranger = TestIssuer.start()) {
                    var unknown = application.http().as(stranger.token(user, "MEMBER"));
                    assertThat(unknown.get("/api/echo/me").status()).isEqualTo(401);
                }
            }
        }
    }

    @Test
    void a_new_key_is_found_at_once_and_the_old_one_is_dropped_with_its_tokens() {
        try (var issuer = TestIssuer.start();
                var application = start(issuer)) {
            var before = application.http().as(issuer.token(user, "MEMBER"));
            assertThat(before.get("/api/echo/me").status()).isEqualTo(200);

            issuer.rotate();
            assertThat(before.get("/api/echo/me").status()).isEqualTo(200);
            var after = application.http().as(issuer.token(user, "MEMBER"));
            assertThat(after.get("/api/echo/me").status()).isEqualTo(200);

            assertThat(before.get("/api/echo/me").status()).isEqualTo(401);
        }
    }

    @Test
    void a_key_that_is_withdrawn_is_noticed_without_any_new_token() {
        try (var issuer = TestIssuer.start();
                var application = start(issuer)) {
            var member = application.http().as(issuer.token(user, "MEMBER"));
            assertThat(member.get("/api/echo/me").status()).isEqualTo(200);

            issuer.rotate();

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> member.get("/api/echo/me").status() == 401);
        }
    }

    @Test
    void the_keys_are_fetched_seldom_however_many_tokens_come() {
        try (var issuer = TestIssuer.start();
                var stranger = TestIssuer.start();
                var application = WebTestApplication.start(issuer)) {
            for (int i = 0; i < 50; i++) {
                application.http().as(issuer.token(UUID.randomUUID(), "MEMBER")).get("/api/echo/me");
            }
            assertThat(issuer.requests()).isEqualTo(1);
            for (int i = 0; i < 50; i++) {
                application
                        .http()
                        .as(stranger.token(UUID.randomUUID(), "MEMBER"))
                        .get("/api/echo/me");
            }
            assertThat(issuer.requests()).isLessThanOrEqualTo(4);
        }
    }

    /** With a cache that lives for two seconds and the shortest of intervals. */
    private static WebTestApplication.Running start(TestIssuer issuer) {
        return WebTestApplication.start(
                issuer,
                "psyhealth.security.jwks.cache-time=2s",
                "psyhealth.security.jwks.refresh-ahead=500ms",
                "psyhealth.security.jwks.min-interval=100ms",
                "psyhealth.security.jwks.connect-timeout=300ms",
                "psyhealth.security.jwks.read-timeout=300ms",
                "psyhealth.web.rate-limit.reads.per-minute=100000",
                "psyhealth.web.rate-limit.reads.burst=100000");
    }
}
