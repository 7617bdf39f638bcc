package org.psyhealth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.platform.web.ProblemAssertions.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.platform.web.WebTestApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

class AccessTests {

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final WebTestApplication.Running APPLICATION =
            WebTestApplication.start(ISSUER, "psyhealth.security.cors-allowed-origins=https://psyhealth.example");

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/discovery", "/asyncapi.json", "/events/org.psyhealth.post.published.v1.json"})
    void what_is_public_is_open_to_a_stranger(String path) {
        assertThat(APPLICATION.http().get(path).status())
                .as("not in this small application, but not denied either")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api", "/api/echo", "/actuator", "/actuator/health", "/events/", "/static/x", "/healthy"})
    void everything_else_is_closed_to_a_stranger(String path) {
        assertThat(APPLICATION.http().get(path).status()).isEqualTo(401);
    }

    @Test
    void what_is_public_is_only_there_to_be_read() {
        assertThat(APPLICATION.http().post("/api/discovery", "{}").status()).isEqualTo(401);
    }

    @Test
    void health_tells_the_state_of_this_task_and_nothing_else() {
        assertThat(APPLICATION.http().get("/health").response().body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(APPLICATION.http().get("/health/liveness").status()).isEqualTo(200);

        AvailabilityChangeEvent.publish(APPLICATION.context(), ReadinessState.REFUSING_TRAFFIC);
        assertThat(APPLICATION.http().get("/health/readiness").response().body())
                .isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
        assertThat(APPLICATION.http().get("/health").status()).isEqualTo(503);
        assertThat(APPLICATION.http().get("/health/liveness").status()).isEqualTo(200);

        AvailabilityChangeEvent.publish(APPLICATION.context(), ReadinessState.ACCEPTING_TRAFFIC);
        assertThat(APPLICATION.http().get("/health").status()).isEqualTo(200);
    }

    @Test
    void the_management_port_shows_what_it_should_and_no_more() {
        var management = APPLICATION.management();

        assertThat(management.get("/actuator/health").status()).isEqualTo(200);
        assertProblem(management.get("/actuator/health/nothing"), 404, "not-found");
        var metrics = management.get("/actuator/prometheus");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.response().body()).contains("cache_gets_total{cache=\"verified-tokens\"");
        for (var closed : new String[] {"/actuator", "/actuator/env", "/actuator/heapdump", "/api/echo", "/"}) {
            assertThat(management.get(closed).status()).as(closed).isEqualTo(401);
        }
    }

    @Test
    void answers_carry_the_headers_that_keep_browsers_safe() {
        var reply =
                APPLICATION.http().as(ISSUER.token(UUID.randomUUID(), "MEMBER")).get("/api/echo/me");

        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Set-Cookie")).isEmpty();
        assertThat(reply.header("Server")).isEmpty();
    }

    @Test
    void only_the_configured_origins_may_call_from_a_browser() {
        assertThat(preflight("https://psyhealth.example")).isEqualTo(200);
        assertThat(preflight("https://elsewhere.example")).isEqualTo(403);
    }

    @Test
    void a_web_page_can_read_why_a_request_was_refused_early() {
        var refused = APPLICATION.http().get("/api/echo/me?=", "Origin", "https://psyhealth.example");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://psyhealth.example");
        assertThat(refused.header("Access-Control-Expose-Headers")).contains("ETag");
    }

    @Test
    void the_issuer_can_be_discovered() {
        var metadata = APPLICATION.http().get("/.well-known/oauth-protected-resource");

        assertThat(metadata.json().at("/authorization_servers/0").asString()).isEqualTo(ISSUER.issuer());
        assertThat(metadata.json().path("resource").asString()).isEqualTo("https://psyhealth.org");
        assertThat(metadata.json()
                        .path("tls_client_certificate_bound_access_tokens")
                        .asBoolean())
                .isFalse();
    }

    private static int preflight(String origin) {
        return APPLICATION
                .http()
                .send("OPTIONS", "/api/echo", BodyPublishers.noBody(), new String[] {
                    "Origin", origin, "Access-Control-Request-Method", "POST"
                })
                .status();
    }
}
