package org.psyhealth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.platform.web.ProblemAssertions.assertProblem;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.Http;
import org.psyhealth.platform.web.WebTestApplication;

/** Writes of a session that has ended, with an issuer whose answers the test decides. */
class SessionsTests {

    private static final String BODY = "{\"title\":\"a\"}";

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String answer = "{\"active\":true}";
    private volatile String question = "";
    private volatile String credentials = "";
    private HttpServer issuer;
    private WebTestApplication.Running application;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/introspect", exchange -> {
            asked.incrementAndGet();
            credentials = exchange.getRequestHeaders().getFirst("Authorization");
            question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        application = WebTestApplication.start(
                TestIssuer.shared(),
                "psyhealth.security.introspection.uri=http://localhost:"
                        + issuer.getAddress().getPort() + "/introspect",
                "psyhealth.security.introspection.client-secret=secret",
                "psyhealth.security.introspection.max-age=1s",
                "psyhealth.security.introspection.failure-max-age=1s");
    }

    @AfterEach
    void stop() {
        application.close();
        issuer.stop(0);
    }

    @Test
    void a_session_is_asked_about_once_in_a_while_and_only_for_writes() throws InterruptedException {
        var session = UUID.randomUUID().toString();
        var member = member(session);

        member.get("/api/echo/me");
        assertThat(asked).hasValue(0);
        for (int i = 0; i < 5; i++) {
            assertThat(member.post("/api/echo", BODY).status()).isEqualTo(200);
        }
        assertThat(member(session).post("/api/echo", BODY).status()).isEqualTo(200);
        assertThat(asked).as("the session's next token included").hasValue(1);
        assertThat(question).startsWith("token=ey").contains("token_type_hint=access_token");
        assertThat(credentials).startsWith("Basic ");

        Thread.sleep(1_100);
        member.post("/api/echo", BODY);
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_ended_session_reads_but_does_not_write() {
        answer = "{\"active\":false}";
        var member = member(UUID.randomUUID().toString());

        var refused = member.post("/api/echo", BODY);

        assertProblem(refused, 401, "unauthorized");
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(member.get("/api/echo/me").status()).isEqualTo(200);
    }

    @Test
    void an_issuer_that_does_not_answer_prevents_no_write() {
        var member = member(UUID.randomUUID().toString());
        status = 503;
        assertThat(member.post("/api/echo", BODY).status()).isEqualTo(200);
        assertThat(member.post("/api/echo", BODY).status()).isEqualTo(200);
        assertThat(asked).as("nobody is asked again at once").hasValue(1);

        status = 200;
        answer = "[]";
        assertThat(member(UUID.randomUUID().toString()).post("/api/echo", BODY).status())
                .isEqualTo(200);

        issuer.stop(0);
        assertThat(member(UUID.randomUUID().toString()).post("/api/echo", BODY).status())
                .isEqualTo(200);
    }

    private Http member(String session) {
        return application
                .http()
                .as(TestIssuer.shared().token(UUID.randomUUID(), claims -> claims.claim("sid", session), "MEMBER"));
    }
}
