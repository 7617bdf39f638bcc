package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.support.Concurrently;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the HTTP standards say of requests and responses that common clients never show. */
@IntegrationTest
class HttpConformanceIT {

    private static final String TOPIC = "http-conformance";

    private final RawHttp http;
    private final Api admin;
    private final Api member;
    private final String authorization;

    HttpConformanceIT(@LocalServerPort int port) {
        var token = TestIssuer.shared().token(UUID.randomUUID(), "MEMBER");
        this.http = new RawHttp(port);
        this.authorization = "Authorization: Bearer " + token;
        this.member = new Api(path -> "http://localhost:" + port, token);
        this.admin = TestCallers.admin(path -> "http://localhost:" + port);
    }

    @BeforeEach
    void a_topic_to_write_in() {
        admin.post("/api/admin/topics", "{\"slug\":\"%s\",\"title\":{\"en\":\"HTTP\"}}".formatted(TOPIC));
        await().until(() -> draft().status() == 201);
    }

    /** RFC 9110, section 9.1: HEAD is supported wherever GET is, and as public. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/health", "/docs", "/problems/conflict", "/api/discovery", "/v3/api-docs", "/asyncapi.json"})
    void head_is_answered_like_get(String path) {
        assertThat(http.send("HEAD " + path + " HTTP/1.1").status()).isEqualTo(200);
    }

    /** The first error is reported, not that of reporting it. */
    @Test
    void a_field_that_is_not_allowed_does_not_spoil_the_report_of_another_error() {
        var answer = http.send(
                "POST /api/posts HTTP/1.1",
                "{\"title\":null}",
                List.of(
                        authorization,
                        "Content-Type: application/json",
                        "Accept-Language: \u2603",
                        "If-Match: \u2603"));

        assertProblem(answer, 400);
        assertThat(answer.json().path("errors").size()).isPositive();
    }

    @Test
    void a_problem_names_the_path_that_was_requested_also_where_the_server_refuses_it() {
        var answer = http.send("TRACE /api/users/me HTTP/1.1", authorization);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.json().path("instance").asString()).isEqualTo("/api/users/me");
    }

    @ParameterizedTest
    @CsvSource({"hug,204", "HUG,404", "Hug,404", "applause,404"})
    void a_kind_in_a_path_is_spelt_as_the_document_says(String kind, int status) {
        admin.put("/api/posts/" + write(true) + "/reactions/" + kind).expect(status);
    }

    @Test
    void any_number_of_languages_is_accepted() {
        var languages = IntStream.range(0, 60)
                .mapToObj(number -> "l%c-x%d;q=0.%d".formatted('a' + number % 26, number, number % 10))
                .collect(Collectors.joining(","));
        assertThat(http.send("GET /api/posts HTTP/1.1", authorization, "Accept-Language: " + languages)
                        .status())
                .isEqualTo(200);
        assertThat(http.send("GET /api/posts HTTP/1.1", "Accept-Language: " + languages)
                        .status())
                .isEqualTo(401);
        assertThat(http.send("GET /health HTTP/1.1", "Accept-Language: ;;q=,,*-*;q=9")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?=x", "?&", "?author=", "?author", "?topic=", "?cursor=", "?limit=", "?x=1&=", "?%61uthor="})
    void a_parameter_without_a_name_or_a_value_is_refused(String query) {
        assertProblem(http.send("GET /api/posts" + query + " HTTP/1.1", authorization), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/*+json",
                "application/problem+json",
                "application/json-patch+json",
                "application/vnd.psyhealth+json",
                "application/merge-patch+json",
                "text/json",
                "nonsense"
            })
    void a_body_of_another_media_type_is_refused(String type) {
        assertProblem(
                http.send("POST /api/posts HTTP/1.1", "{}", List.of(authorization, "Content-Type: " + type)), 415);
    }

    @Test
    void an_encoded_body_is_refused() {
        assertProblem(
                http.send(
                        "POST /api/posts HTTP/1.1",
                        "{}",
                        List.of(authorization, "Content-Type: application/json", "Content-Encoding: gzip")),
                415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json", "application/vnd.x+json", "text/html", "application/xml"})
    void success_is_never_labelled_as_something_else(String accepted) {
        assertProblem(http.send("GET /api/posts HTTP/1.1", authorization, "Accept: " + accepted), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html, application/json;q=0.1"})
    void success_is_json(String accepted) {
        var answer = http.send("GET /api/posts HTTP/1.1", authorization, "Accept: " + accepted);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void two_authorization_fields_are_refused() {
        assertProblem(http.send("GET /api/posts HTTP/1.1", authorization, authorization), 400);
        assertProblem(http.send("GET /api/posts HTTP/1.1", authorization, "Authorization: Basic eDp5"), 400);
        assertProblem(http.send("GET /api/posts HTTP/1.1", "Authorization: Basic eDp5", authorization), 400);
    }

    @Test
    void a_limit_above_the_maximum_is_the_maximum() {
        for (var limit : List.of("101", "1000", "999999999")) {
            assertThat(member.get("/api/topics/followed?limit=" + limit)
                            .expect(200)
                            .json()
                            .path("items"))
                    .hasSizeLessThanOrEqualTo(100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%09", "%0a", "%C2%A0"})
    void an_id_with_something_behind_it_is_none(String trailing) {
        var id = write(true);
        member.get("/api/posts/" + id).expect(200);
        assertThat(http.send("GET /api/posts/" + id + trailing + " HTTP/1.1", authorization)
                        .status())
                .isIn(400, 404);
        assertThat(http.send("GET /api/users/1-1-1-1-1 HTTP/1.1", authorization).status())
                .isEqualTo(404);
    }

    @Test
    void who_may_not_learns_nothing_of_what_is_wrong_with_the_body() {
        member.post("/api/admin/topics", "{\"slug\":\"NOT A SLUG\"}").expect(403);
        member.post("/api/admin/topics", "{").expect(403);
        admin.post("/api/admin/topics", "{\"slug\":\"NOT A SLUG\"}").expect(400);
    }

    @Test
    void an_idempotency_key_means_the_same_with_and_without_quotes() {
        var key = UUID.randomUUID().toString();
        var first = create(key, 201);
        var again = create("\"" + key + "\"", 201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        for (var malformed : List.of("\"" + key, key + "\"", "a\"b", "\"\"", "\"a\\b\"")) {
            create(malformed, 400);
        }
    }

    @Test
    void a_replay_of_what_was_deleted_is_gone() {
        var key = UUID.randomUUID().toString();
        var id = create(key, 201).json().path("id").asString();
        member.delete("/api/posts/" + id).expect(204);
        create(key, 410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/9.9", "FOO /api/posts HTTP/1.1", "GET /a|b HTTP/1.1", "GET /%zz HTTP/1.1"})
    void the_body_tells_the_status_of_the_response(String line) {
        var answer = http.send(line, authorization);
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertHardened(answer);
    }

    @Test
    void an_expectation_that_is_not_known_is_refused_with_its_status() {
        var answer = http.send("GET /api/posts HTTP/1.1", authorization, "Expect: 200-ok");
        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.json().path("status").asInt()).isEqualTo(417);
    }

    @Test
    void publishing_twice_at_once_is_no_error() throws Exception {
        for (var round = 0; round < 10; round++) {
            var id = write(false);
            Concurrently.run(
                    4,
                    caller -> member.post("/api/posts/" + id + "/publish", null).expect(200));
        }
    }

    @Test
    void a_wildcard_matches_whatever_is_current() throws Exception {
        var id = write(true);
        Concurrently.run(
                6,
                caller -> member.patch(
                                "/api/posts/" + id, "{\"title\":\"by caller %d\"}".formatted(caller), "If-Match", "*")
                        .expect(200));
    }

    private Api.Reply draft() {
        return member.post("/api/posts", "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"%s\"]}".formatted(TOPIC));
    }

    private Api.Reply create(String key, int status) {
        return member.post(
                        "/api/posts",
                        "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"%s\"]}".formatted(TOPIC),
                        "Idempotency-Key",
                        key)
                .expect(status);
    }

    private String write(boolean publish) {
        return member.post(
                        "/api/posts",
                        "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"%s\"],\"publish\":%b}".formatted(TOPIC, publish))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private static void assertProblem(RawHttp.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertHardened(answer);
    }

    private static void assertHardened(RawHttp.Answer answer) {
        var expected = new ArrayList<>(List.of("X-Content-Type-Options", "Content-Security-Policy", "Cache-Control"));
        expected.removeIf(name -> !answer.header(name).isEmpty());
        assertThat(expected).as(answer.text()).isEmpty();
    }
}
