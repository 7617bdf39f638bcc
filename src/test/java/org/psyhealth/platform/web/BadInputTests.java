package org.psyhealth.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.platform.web.ProblemAssertions.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.platform.security.TestIssuer;

class BadInputTests {

    private final Http member =
            WebTestApplication.Shared.APPLICATION.http().as(TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "7",
                "\"text\"",
                "null",
                "{\"title\":\"a\"} {\"title\":\"b\"}",
                "{\"title\":\"a\"}]",
                "{'title':'a'}",
                "{\"title\":\"a\",}",
                "{\"title\":\"a\" /* why */}",
                "{\"title\":NaN}",
            })
    void what_is_no_json_object_is_malformed(String body) {
        assertProblem(member.post("/api/echo", body), 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"title\":7} | title",
                "{\"title\":true} | title",
                "{\"title\":{}} | title",
                "{\"title\":[\"a\"]} | title",
                "{} | title",
                "{\"title\":null} | title",
                "{\"title\":\"  \"} | title",
                "{\"title\":\"longer than ten\"} | title",
                "{\"title\":\"a\",\"colour\":\"red\"} | colour",
                "{\"title\":\"a\",\"rank\":\"7\"} | rank",
                "{\"title\":\"a\",\"rank\":7.5} | rank",
                "{\"title\":\"a\",\"rank\":99999999999} | rank",
                "{\"title\":\"a\",\"rank\":1e999999999} | rank",
                "{\"title\":\"a\",\"rank\":\"\"} | rank",
                "{\"title\":\"a\",\"open\":\"true\"} | open",
                "{\"title\":\"a\",\"open\":1} | open",
                "{\"title\":\"a\",\"author\":\"me\"} | author",
                "{\"title\":\"a\",\"author\":\"\"} | author",
                "{\"title\":\"a\",\"at\":\"yesterday\"} | at",
                "{\"title\":\"a\",\"at\":1700000000} | at",
                "{\"title\":\"a\",\"at\":\"+1000000-01-01T00:00:00Z\"} | at",
                "{\"title\":\"a\",\"at\":\"2026-11-22\"} | at",
                "{\"title\":\"a\",\"kind\":\"POEM\"} | kind",
                "{\"title\":\"a\",\"kind\":0} | kind",
                "{\"title\":\"a\",\"kind\":\"\"} | kind",
                "{\"title\":\"a\",\"tags\":{}} | tags",
                "{\"title\":\"a\",\"tags\":[{\"name\":\"b\"},{\"name\":7}]} | tags[1].name",
                "{\"title\":\"a\",\"tags\":[{\"name\":\"b\"},{\"name\":\"\"}]} | tags[1].name",
                "{\"title\":\"a\",\"tags\":[{\"name\":\"b\",\"x\":1}]} | tags[0].x",
                "{\"title\":\"a\\u0000b\"} | title",
                "{\"title\":\"a\\ud800b\"} | title",
                "{\"title\":\"\\udc00\\ud800\"} | title",
            })
    void a_field_that_does_not_fit_is_named(String body, String field) {
        var reply = member.post("/api/echo", body);

        assertProblem(reply, 400, "invalid-request");
        assertThat(reply.field()).isEqualTo(field);
        assertThat(reply.response().body()).doesNotContain("org.psyhealth.platform", "java.");
    }

    @Test
    void every_letter_and_every_emoji_is_welcome() {
        var reply = member.post("/api/echo", "{\"title\":\"Chào 🌱\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("title").asString()).isEqualTo("Chào 🌱");
    }

    @ParameterizedTest
    @CsvSource({
        "application/yaml, 'title: a'",
        "application/xml, <a><title>a</title></a>",
        "application/cbor, a",
        "application/x-www-form-urlencoded, title=a",
        "text/plain, a",
        "application/octet-stream, a",
    })
    void only_json_is_read_and_written(String mediaType, String body) {
        assertProblem(
                member.send("POST", "/api/echo", BodyPublishers.ofString(body), mediaType),
                415,
                "unsupported-media-type");
        assertProblem(member.post("/api/echo", "{\"title\":\"a\"}", "Accept", mediaType), 406, "not-acceptable");
    }

    @Test
    void deep_nesting_is_refused() {
        var deep = "{\"title\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(member.post("/api/echo", deep).status()).isEqualTo(400);
        assertProblem(
                member.send(
                        "PATCH",
                        "/api/echo",
                        BodyPublishers.ofString("{\"bio\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001)),
                        "application/merge-patch+json"),
                400,
                "malformed-request");
    }

    @Test
    void a_merge_patch_is_checked_like_a_body() {
        assertThat(patch("{\"bio\":null}").json().path("name").asString()).isEqualTo("Ann");
        assertThat(patch("{\"name\":null}").field()).isEqualTo("name");
        assertThat(patch("{\"bio\":\"too long\"}").field()).isEqualTo("bio");
        assertThat(patch("{\"bio\":7}").field()).isEqualTo("bio");
        assertThat(patch("{\"bio\":\"\\u0000\"}").field()).isEqualTo("bio");
        assertThat(patch("{\"age\":7}").field()).isEqualTo("age");
        assertProblem(patch("[]"), 400, "malformed-request");
    }

    @Test
    void a_body_over_one_megabyte_is_refused_whether_it_says_so_or_not() {
        var bytes = "{\"title\":\"%s\"}".formatted("a".repeat(1_100_000)).getBytes(StandardCharsets.UTF_8);

        assertProblem(
                member.send("POST", "/api/echo", BodyPublishers.ofByteArray(bytes), "application/json"),
                413,
                "body-too-large");
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        assertProblem(member.send("POST", "/api/echo", chunked, "application/json"), 413, "body-too-large");
    }

    @Test
    void a_body_that_is_not_utf8_is_refused() {
        var latin1 = "{\"title\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        var utf16 = "{\"title\":\"a\"}".getBytes(StandardCharsets.UTF_16BE);

        assertProblem(
                member.send("POST", "/api/echo", BodyPublishers.ofByteArray(latin1), "application/json"),
                400,
                "malformed-request");
        assertProblem(
                member.send("POST", "/api/echo", BodyPublishers.ofByteArray(utf16), "application/json"),
                400,
                "malformed-request");
        assertProblem(
                member.send(
                        "POST", "/api/echo", BodyPublishers.ofByteArray(latin1), "application/json;charset=ISO-8859-1"),
                415,
                "unsupported-media-type");
        assertProblem(
                member.send("POST", "/api/echo", BodyPublishers.ofByteArray(utf16), "application/json;charset=UTF-16"),
                415,
                "unsupported-media-type");
        assertThat(member.send(
                                "POST",
                                "/api/echo",
                                BodyPublishers.ofString("{\"title\":\"é\"}"),
                                "application/json;charset=utf-8")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/echo/texts/a?q=%00",
                "/api/echo/texts/a?q=%C3%28",
                "/api/echo/texts/a?q=%ED%A0%80",
                "/api/echo/texts/a?%00=b&q=c",
                "/api/echo/texts/%00?q=a",
                "/api/echo/texts/%C3%28?q=a",
                "/api/echo/texts/a%2F..%2Fb?q=a",
                "/api/echo//texts/a?q=a",
                "/api/echo/texts/a;b=c?q=a",
            })
    void a_path_or_query_of_unclean_text_is_refused(String path) {
        assertProblem(member.get(path), 400, "malformed-request");
    }

    @Test
    void clean_text_in_path_and_query_arrives_as_it_was_sent() {
        var reply = member.get("/api/echo/texts/l%C3%A0?q=%F0%9F%8C%B1+a%2Bb");

        assertThat(reply.json().path("text").asString()).isEqualTo("là");
        assertThat(reply.json().path("q").asString()).isEqualTo("🌱 a+b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /% HTTP/1.1 | 400",
                "GET /api/echo?q=%zz HTTP/1.1 | 400",
                "GET /a?{} HTTP/1.1 | 400",
                "TRACE / HTTP/1.1 | 405",
                "MAKE /api/echo HTTP/1.1 | 400",
                "GET / HTTP/7.0 | 505",
            })
    void even_tomcat_answers_with_a_problem_and_without_a_banner(String line, int status) throws IOException {
        var reply = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 ");
        assertThat(Integer.parseInt(reply.substring(9, 12))).isBetween(400, status);
        assertThat(reply).contains("application/problem+json", "\"status\":" + reply.substring(9, 12));
        assertThat(reply).doesNotContainIgnoringCase("tomcat").doesNotContainIgnoringCase("<html");
    }

    private Http.Reply patch(String body) {
        return member.send("PATCH", "/api/echo", BodyPublishers.ofString(body), "application/merge-patch+json");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", URI.create(member.base()).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
