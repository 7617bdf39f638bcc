package org.psyhealth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.platform.web.ProblemAssertions.assertProblem;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.platform.web.WebTestApplication;
import org.psyhealth.support.MutableClock;
import org.springframework.security.oauth2.jwt.Jwt;

/** Writes of a session that has ended, with an issuer whose answers the test decides. */
class SessionsTests {

    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final Duration FAILURE_MAX_AGE = Duration.ofSeconds(5);

    private final MutableClock clock = new MutableClock();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String answer = "{\"active\":true}";
    private volatile String question = "";
    private HttpServer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/introspect", exchange -> {
            asked.incrementAndGet();
            question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void a_session_is_asked_about_once_in_a_while() {
        var sessions = sessions();

        assertThat(sessions.hasEnded(token("s", "first"))).isFalse();
        assertThat(sessions.hasEnded(token("s", "first"))).isFalse();
        assertThat(sessions.hasEnded(token("s", "next"))).isFalse();
        assertThat(asked).hasValue(1);
        assertThat(question).contains("token=first", "token_type_hint=access_token", "client_secret=secret");
        assertThat(sessions.hasEnded(token("another", "other"))).isFalse();
        assertThat(asked).hasValue(2);

        clock.advance(MAX_AGE);
        answer = "{\"active\":false}";
        assertThat(sessions.hasEnded(token("s", "next"))).isTrue();
        assertThat(sessions.hasEnded(token("s", "next"))).isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_token_that_is_inactive_by_itself_does_not_end_the_session() {
        var sessions = sessions();
        answer = "{\"active\":false}";
        assertThat(sessions.hasEnded(token("s", "revoked"))).isTrue();

        answer = "{\"active\":true}";
        assertThat(sessions.hasEnded(token("s", "fresh"))).isFalse();
    }

    @Test
    void a_known_end_is_not_forgotten() {
        var sessions = sessions();
        answer = "{\"active\":false}";
        assertThat(sessions.hasEnded(token("s", "a"))).isTrue();

        clock.advance(MAX_AGE);
        status = 503;
        assertThat(sessions.hasEnded(token("s", "a"))).isTrue();
        assertThat(asked).hasValue(1);
        assertThat(sessions.hasEnded(token("another", "b"))).isFalse();
        assertThat(sessions.hasEnded(token("s", "a"))).isTrue();
    }

    @Test
    void an_expired_token_and_one_without_a_session_are_not_asked_about() {
        var sessions = sessions();
        var expired = Jwt.withTokenValue("old")
                .header("alg", "none")
                .claim("sid", "s")
                .expiresAt(clock.instant())
                .build();

        assertThat(sessions.hasEnded(expired)).isTrue();
        assertThat(sessions.hasEnded(Jwt.withTokenValue("client")
                        .header("alg", "none")
                        .subject("service")
                        .build()))
                .isFalse();
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"503,{}", "401,{}", "200,[]", "200,{}"})
    void without_an_answer_sessions_exist_and_nobody_asks_for_a_while(int failure, String reply) {
        var sessions = sessions();
        status = failure;
        answer = reply;

        assertThat(sessions.hasEnded(token("s", "a"))).isFalse();
        assertThat(sessions.hasEnded(token("s", "a"))).isFalse();
        assertThat(sessions.hasEnded(token("another", "b"))).isFalse();
        assertThat(asked).hasValue(1);

        clock.advance(FAILURE_MAX_AGE);
        status = 200;
        answer = "{\"active\":false}";
        assertThat(sessions.hasEnded(token("s", "a"))).isTrue();
    }

    @Test
    void an_issuer_out_of_reach_prevents_no_write() {
        issuer.stop(0);

        assertThat(sessions().hasEnded(token("s", "a"))).isFalse();
    }

    @Test
    void an_ended_session_reads_but_does_not_write() {
        answer = "{\"active\":false}";
        try (var application = WebTestApplication.start(
                TestIssuer.shared(),
                "psyhealth.security.introspection.uri=" + address(),
                "psyhealth.security.introspection.client-secret=secret")) {
            var member = application
                    .http()
                    .as(TestIssuer.shared().token(UUID.randomUUID(), claims -> claims.claim("sid", "s"), "MEMBER"));

            var refused = member.post("/api/echo", "{\"title\":\"a\"}");

            assertProblem(refused, 401, "unauthorized");
            assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
            assertThat(member.get("/api/echo/me").status()).isEqualTo(200);
        }
    }

    private Sessions sessions() {
        var properties = TestProperties.of(
                "http://localhost/realms/psyhealth",
                Map.of(
                        "introspection.uri", address().toString(),
                        "introspection.client-secret", "secret",
                        "introspection.max-age", MAX_AGE.toString(),
                        "introspection.failure-max-age", FAILURE_MAX_AGE.toString()));
        return new Sessions(properties, new SimpleMeterRegistry(), clock);
    }

    private URI address() {
        return URI.create("http://localhost:" + issuer.getAddress().getPort() + "/introspect");
    }

    private Jwt token(String session, String value) {
        return Jwt.withTokenValue(value)
                .header("alg", "none")
                .claim("sid", session)
                .expiresAt(clock.instant().plus(Duration.ofMinutes(5)))
                .build();
    }
}
