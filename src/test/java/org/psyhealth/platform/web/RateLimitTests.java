package org.psyhealth.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.platform.web.ProblemAssertions.assertProblem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.security.TestIssuer;

class RateLimitTests {

    private static final WebTestApplication.Running APPLICATION = start();

    private static WebTestApplication.Running start() {
        return WebTestApplication.start(
                TestIssuer.shared(),
                "psyhealth.web.rate-limit.reads.per-minute=1",
                "psyhealth.web.rate-limit.reads.burst=3",
                "psyhealth.web.rate-limit.writes.per-minute=1",
                "psyhealth.web.rate-limit.writes.burst=2");
    }

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    private Http member() {
        return APPLICATION.http().as(TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"));
    }

    @Test
    void the_caller_is_told_what_is_left_and_then_to_wait() {
        var member = member();

        var first = member.post("/api/echo", "{\"title\":\"a\"}");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"write\";q=2;w=120");
        assertThat(first.header("RateLimit")).matches("\"write\";r=1;t=(59|60)");
        assertThat(member.post("/api/echo", "{}").status()).isEqualTo(400);

        var third = member.post("/api/echo", "{\"title\":\"a\"}");
        assertProblem(third, 429, "rate-limited");
        assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 60);
        assertThat(third.header("RateLimit")).isEqualTo("\"write\";r=0;t=" + third.header("Retry-After"));
    }

    @Test
    void reads_and_writes_and_other_callers_have_buckets_of_their_own() {
        var member = member();
        member.post("/api/echo", "{}");
        member.post("/api/echo", "{}");

        assertThat(member.post("/api/echo", "{}").status()).isEqualTo(429);
        assertThat(member.get("/api/echo/me").status()).isEqualTo(200);
        assertThat(member().post("/api/echo", "{\"title\":\"a\"}").status()).isEqualTo(200);
    }

    /** In an application of its own, as all share an address. */
    @Test
    void what_tomcat_refuses_is_counted_too() throws IOException {
        var answers = new ArrayList<String>();
        try (var application = start()) {
            for (int i = 0; i < 5; i++) {
                answers.add(send(application.http().port(), "GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
        }

        assertThat(answers.getFirst()).startsWith("HTTP/1.1 400").contains("RateLimit: \"read\";r=2");
        assertThat(answers.getLast()).startsWith("HTTP/1.1 429").contains("/problems/rate-limited", "Retry-After: ");
    }

    private static String send(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void guessing_tokens_is_slow_and_health_is_never_counted() {
        var guesser = APPLICATION.http().as("guess");
        for (int i = 0; i < 3; i++) {
            guesser.get("/api/echo/me");
        }

        assertProblem(guesser.get("/api/echo/me"), 429, "rate-limited");
        for (int i = 0; i < 10; i++) {
            var health = APPLICATION.http().get("/health");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.header("RateLimit")).isEmpty();
        }
    }
}
