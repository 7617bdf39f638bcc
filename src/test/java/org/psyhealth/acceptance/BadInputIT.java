package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.contracts.ApiReplies;
import org.psyhealth.platform.security.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Invalid input of any kind is answered with a 4xx problem, and nothing is stored. */
@IntegrationTest
class BadInputIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final JdbcClient jdbc;
    private final String base;
    private final UUID userId = UUID.randomUUID();
    private final String token = TestIssuer.shared().token(userId, "MEMBER");
    private final Api member;
    private long postsBefore;

    @Autowired
    BadInputIT(JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.base = "http://localhost:" + port;
        this.member = new Api(path -> base, token);
    }

    @BeforeEach
    void count_posts() {
        postsBefore = posts();
    }

    @AfterEach
    void nothing_was_stored() {
        assertThat(posts()).isEqualTo(postsBefore);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | malformed-request",
                "[] | malformed-request",
                "null | malformed-request",
                "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"x\"]} trailing | malformed-request",
                "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"x\"],\"mood\":1} | invalid-request",
                "{\"title\":{},\"body\":\"b\",\"topics\":[\"x\"]} | invalid-request",
                "{\"title\":1,\"body\":\"b\",\"topics\":[\"x\"]} | invalid-request",
                "{\"title\":\"t\",\"body\":\"b\",\"topics\":\"x\"} | invalid-request",
                "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"x\"],\"publish\":\"yes\"} | invalid-request",
                "{\"title\":\"t\\u0000\",\"body\":\"b\",\"topics\":[\"x\"]} | invalid-request",
                "{\"title\":\"\\ud800\",\"body\":\"b\",\"topics\":[\"x\"]} | invalid-request",
                "{\"title\":\" \",\"body\":\"b\",\"topics\":[\"x\"]} | invalid-request",
                "{\"title\":\"t\",\"body\":\"\",\"topics\":[\"x\"]} | invalid-request",
                "{\"title\":\"t\",\"body\":\"b\",\"topics\":[]} | invalid-request",
                "{\"title\":\"t\",\"body\":\"b\"} | invalid-request",
                "{\"title\":\"t\",\"body\":\"b\",\"topics\":[null]} | invalid-request",
                "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"no-such-topic\"]} | unknown-topic",
            })
    void a_bad_post_is_refused(String body, String problem) throws Exception {
        assertProblem(post("/api/posts", BodyPublishers.ofString(body), "application/json"), problem);
    }

    @Test
    void too_long_texts_are_refused_and_named() throws Exception {
        var body =
                "{\"title\":\"%s\",\"body\":\"%s\",\"topics\":[\"x\"]}".formatted("t".repeat(201), "b".repeat(50_001));
        var reply = post("/api/posts", BodyPublishers.ofString(body), "application/json");
        assertProblem(reply, "invalid-request");
        assertThat(reply.body()).contains("\"title\"").contains("\"body\"");
    }

    @Test
    void a_too_long_bio_is_refused() {
        var tag = member.get("/api/users/me").expect(200).header("ETag");
        member.patch("/api/users/me", "{\"bio\":\"%s\"}".formatted("b".repeat(2_001)), "If-Match", tag)
                .expect(400);
        assertThat(member.get("/api/users/me").header("ETag")).isEqualTo(tag);
    }

    @Test
    void a_body_over_one_megabyte_is_refused() throws Exception {
        var huge = "{\"title\":\"t\",\"body\":\"" + "b".repeat(1_100_000) + "\",\"topics\":[\"x\"]}";
        assertProblem(post("/api/posts", BodyPublishers.ofString(huge), "application/json"), "body-too-large");
        var chunked =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8)));
        assertProblem(post("/api/posts", chunked, "application/json"), "body-too-large");
    }

    @Test
    void a_body_that_is_not_utf_8_is_refused() throws Exception {
        var latin = "{\"title\":\"caf\u00e9\",\"body\":\"b\",\"topics\":[\"x\"]}".getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(post("/api/posts", BodyPublishers.ofByteArray(latin), "application/json"), "malformed-request");
        assertThat(post("/api/posts", BodyPublishers.ofByteArray(latin), "application/json;charset=ISO-8859-1")
                        .statusCode())
                .isBetween(400, 415);
        assertThat(post("/api/posts", BodyPublishers.ofString("title=t"), "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void headers_that_are_too_large_are_refused() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/posts")).header("X-Large", "a".repeat(20_000));
        var reply = send(request.build());
        assertProblem(reply, "malformed-request");
    }

    @Test
    void deep_nesting_is_refused() throws Exception {
        var deep = "{\"title\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertProblem(post("/api/posts", BodyPublishers.ofString(deep), "application/json"), "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/posts?limit=0",
                "/api/posts?limit=-1",
                "/api/posts?limit=99999999999999999999",
                "/api/posts?limit=ten",
                "/api/posts?cursor=forged",
                "/api/posts?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/api/posts?cursor=%00",
                "/api/posts?author=nobody",
                "/api/posts/not-a-uuid",
                "/api/posts/00000000-0000-0000-0000-000000000000",
                "/api/posts/%00",
                "/api/posts/%FF",
                "/api/topics/followed?limit=0",
                "/api/topics/followed?cursor=x",
                "/api/topics/no-such-topic",
                "/api/topics/%ED%A0%80",
                "/api/users/00000000-0000-0000-0000-000000000000",
                "/api/users/me2",
                "/api/notifications?limit=1e3",
                "/api/notifications?cursor=x",
                "/api/recommended/posts?limit=-5",
                "/api/recommended/posts?cursor=x",
                "/api/no-such-thing",
                "//",
                "/api//posts",
            })
    void a_bad_address_is_refused(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
        var reply = send(request.build());
        assertThat(reply.statusCode()).as(reply.body()).isBetween(400, 404);
        assertIsProblem(reply);
    }

    @Test
    void a_cursor_of_another_collection_or_filter_is_refused() {
        var admin = TestCallers.admin(path -> base);
        for (var number = 0; number < 2; number++) {
            admin.post(
                            "/api/admin/topics",
                            "{\"slug\":\"cursor-%s\",\"title\":{\"en\":\"n\"},\"description\":{\"en\":\"d\"}}"
                                    .formatted(UUID.randomUUID()))
                    .expect(201);
        }
        var cursor = admin.get("/api/admin/topics?limit=1")
                .expect(200)
                .json()
                .path("next")
                .asString();
        admin.get("/api/admin/topics?limit=1&cursor=" + cursor).expect(200);
        member.get("/api/posts?limit=1&cursor=" + cursor).expect(400);
        var flipped = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
        admin.get("/api/admin/topics?limit=1&cursor=" + flipped).expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void a_method_that_does_not_exist_is_refused(String method) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/notifications"))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody());
        var reply = send(request.build());
        assertThat(reply.statusCode()).isEqualTo(405);
        assertIsProblem(reply);
    }

    @Test
    void without_a_token_everything_but_the_public_documents_is_refused() throws Exception {
        for (var path :
                new String[] {"/api/posts", "/api/users/me", "/api/admin/outbox", "/anything", "/actuator/health"}) {
            var reply = send(HttpRequest.newBuilder(URI.create(base + path)).build());
            assertThat(reply.statusCode()).as(path).isEqualTo(401);
            assertThat(reply.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
            assertIsProblem(reply);
        }
        for (var path : new String[] {
            "/api/discovery",
            "/health",
            "/health/liveness",
            "/health/readiness",
            "/v3/api-docs",
            "/asyncapi.json",
            "/events/org.psyhealth.post.published.v1.json"
        }) {
            var reply = send(HttpRequest.newBuilder(URI.create(base + path)).build());
            assertThat(reply.statusCode()).as(path).isEqualTo(200);
        }
    }

    private HttpResponse<String> post(String path, BodyPublisher body, String contentType)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .POST(body);
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        var reply = HTTP.send(request, BodyHandlers.ofString());
        ApiReplies.check(reply);
        return reply;
    }

    private static void assertProblem(HttpResponse<String> reply, String slug) {
        assertThat(reply.statusCode()).as(reply.body()).isBetween(400, 499);
        assertIsProblem(reply);
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(reply.body())
                        .path("type")
                        .asString())
                .endsWith("/" + slug);
    }

    private static void assertIsProblem(HttpResponse<String> reply) {
        assertThat(reply.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var problem = JsonMapper.builder().build().readTree(reply.body());
        assertThat(problem.path("type").asString()).startsWith("https://psyhealth.org/problems/");
        assertThat(problem.path("status").asInt()).isEqualTo(reply.statusCode());
        assertThat(reply.body()).doesNotContain("Exception").doesNotContain("org.psyhealth.p");
    }

    private long posts() {
        return jdbc.sql("select count(*) from post.post where author_id = ?")
                .param(userId)
                .query(Long.class)
                .single();
    }
}
