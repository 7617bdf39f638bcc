package org.psyhealth.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.platform.web.ProblemAssertions.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.platform.web.Http.Reply;

class ProblemsTests {

    private final Http stranger = WebTestApplication.Shared.APPLICATION.http();
    private final Http member = stranger.as(TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"));

    @ParameterizedTest
    @CsvSource({
        "forbidden, 403, forbidden",
        "missing, 404, not-found",
        "locked, 409, conflict",
        "down, 503, service-unavailable",
        "teapot, 418, teapot",
        "unforeseen, 500, internal-error",
    })
    void what_a_controller_throws_is_answered_as_its_problem(String how, int status, String problem) {
        var reply = member.post("/api/echo/fail/" + how, "{}");

        assertProblem(reply, status, problem);
        assertThat(reply.json().path("instance").asString()).isEqualTo("/api/echo/fail/" + how);
        assertThat(reply.response().body()).doesNotContain("secret", "Exception", "at org.");
    }

    @Test
    void a_lost_race_is_a_failed_precondition_for_those_who_named_a_version() {
        assertProblem(member.post("/api/echo/fail/locked", "{}", "If-Match", "\"3\""), 412, "precondition-failed");
    }

    @Test
    void an_unknown_path_is_not_found_for_a_member_and_closed_to_a_stranger() {
        assertProblem(member.get("/api/nothing-here"), 404, "not-found");
        assertProblem(stranger.get("/api/nothing-here"), 401, "unauthorized");
        assertProblem(member.get("/nothing-here"), 403, "forbidden");
        assertProblem(stranger.get("/error"), 401, "unauthorized");
    }

    @Test
    void an_unknown_method_is_refused_with_those_that_are_known() {
        var reply = member.send("DELETE", "/api/echo", BodyPublishers.noBody(), new String[0]);

        assertProblem(reply, 405, "method-not-allowed");
        assertThat(reply.header("Allow")).contains("POST", "PATCH");
    }

    @Test
    void a_body_that_is_not_json_is_not_read() {
        assertProblem(
                member.send(
                        "POST", "/api/echo", BodyPublishers.ofString("title=x"), "application/x-www-form-urlencoded"),
                415,
                "unsupported-media-type");
    }

    @Test
    void what_cannot_be_represented_is_not_acceptable_yet_told_in_json() {
        assertProblem(member.get("/api/echo/me", "Accept", "image/png"), 406, "not-acceptable");
    }

    @Test
    void a_missing_and_a_mistyped_parameter_are_named() {
        assertThat(member.get("/api/echo/texts/a").field()).isEqualTo("q");
        assertProblem(member.get("/api/echo/items/7"), 404, "not-found");
        assertThat(member.get("/api/echo/items/" + UUID.randomUUID() + "?depth=many")
                        .field())
                .isEqualTo("depth");
    }

    @Test
    void an_invalid_parameter_is_named() {
        var reply = member.get("/api/echo/items/" + UUID.randomUUID() + "?depth=10");

        assertProblem(reply, 400, "invalid-request");
        assertThat(reply.field()).isEqualTo("depth");
    }

    @Test
    void if_match_is_honoured_and_required_where_it_must_be() {
        assertProblem(put("/api/echo/version", "\"2\""), 412, "precondition-failed");
        assertProblem(put("/api/echo/version", "W/\"3\""), 412, "precondition-failed");
        assertThat(put("/api/echo/version/known", "\"1\", \"3\"").status()).isEqualTo(200);
        assertThat(put("/api/echo/version", "\"3-0123456789abcdef\"").status()).isEqualTo(200);
        assertThat(put("/api/echo/version/known", "*").status()).isEqualTo(200);
        assertThat(put("/api/echo/version", null).status()).isEqualTo(200);
        assertProblem(put("/api/echo/version/known", null), 428, "precondition-required");
    }

    private Reply put(String path, @Nullable String ifMatch) {
        var headers = ifMatch == null ? new String[0] : new String[] {"If-Match", ifMatch};
        return member.send("PUT", path, BodyPublishers.noBody(), headers);
    }
}
