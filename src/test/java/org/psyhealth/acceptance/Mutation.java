package org.psyhealth.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way to make a request invalid or unusual.
 *
 * @param name what it does, for messages
 */
record Mutation(String name, UnaryOperator<FuzzRequest> change) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> HEADERS = List.of(
            "Accept: text/html",
            "Accept: application/xml",
            "Accept: application/problem+json",
            "Accept: application/vnd.x+json",
            "Accept: */*;q=0",
            "Accept: ,;q=x",
            "Accept: " + "a/b,".repeat(1_000),
            "Accept-Language: " + languages(),
            "Accept-Language: \u00e9\u202e, *;q=2",
            "Accept-Charset: utf-16",
            "Accept-Encoding: br;q=x, ,",
            "Content-Type: */*",
            "Content-Type: application/*+json",
            "Content-Type: text/plain",
            "Content-Type: application/problem+json",
            "Content-Type: application/json;charset=utf-16",
            "Content-Type: application/json;charset=none-such",
            "Content-Type: application/merge-patch+json",
            "Content-Type: multipart/form-data",
            "Content-Type: ;",
            "Content-Encoding: gzip",
            "Authorization: Bearer a",
            "Authorization: Bearer",
            "Authorization: Basic eDp5",
            "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
            "If-Match: W/\"0\"",
            "If-Match: \"99999999999999999999\"",
            "If-Match: ,,,",
            "If-Match: \"unbalanced",
            "If-None-Match: *",
            "If-None-Match: \"unbalanced",
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "Idempotency-Key: ",
            "Idempotency-Key: \"unbalanced",
            "Idempotency-Key: \u00e9",
            "Idempotency-Key: " + "k".repeat(300),
            "Range: bytes=0-0",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: javascript",
            "X-Forwarded-For: , ,",
            "Forwarded: for=\"",
            "X-HTTP-Method-Override: DELETE",
            "Cookie: JSESSIONID=00112233",
            "Origin: https://evil.example",
            "traceparent: 00-zz",
            "baggage: a=b;;;=");

    private static final List<String> PATHS = List.of(
            "%00",
            "%2f..%2fadmin", "%20", "%09", "/", ";v=1", "%F0%9F%98%80", "%ff", "/../admin", "%2e%2e", "%E2%80%AE");

    private static final List<String> QUERIES = List.of(
            "limit=-1",
            "limit=abc",
            "limit=99999999999999999999",
            "limit=1&limit=2",
            "limit=",
            "cursor=",
            "cursor=AAAA",
            "cursor=%00",
            "=x",
            "%ff=1",
            "a[b]=1",
            "author=nope",
            "topic=%27%20or%201=1",
            "x=" + "y".repeat(5_000));

    private static final List<String> METHODS = List.of("TRACE", "PROPFIND", "post", "HEAD", "OPTIONS");

    private static final List<String> VALUES = List.of(
            "null",
            "1",
            "-1",
            "1e400",
            "123456789012345678901234567890",
            "true",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"\\u200b\\u3164\"",
            "\"" + "e\\u0301".repeat(200) + "\"",
            "\"" + "\\ud83d\\ude00".repeat(200) + "\"",
            "\"" + "x".repeat(60_000) + "\"",
            "[]",
            "[null]",
            "[[[]]]",
            "{}",
            "{\"a\":1}");

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{",
            "{}",
            "\"text\"",
            "{\"unknown\":1}",
            "{\"title\":\"a\",\"title\":\"b\"}",
            "[".repeat(2_000),
            "{\"a\":".repeat(2_000),
            "\ufeff{}",
            "{} trailing",
            "x".repeat(1_100_000));

    /** All of them, with random choices by the generator. */
    static List<Mutation> all(Random random) {
        return Stream.of(
                        HEADERS.stream().map(Mutation::header),
                        Stream.of(new Mutation(
                                "a second Authorization", request -> request.withAnother("Authorization: Bearer b"))),
                        PATHS.stream().map(Mutation::path),
                        QUERIES.stream().map(Mutation::query),
                        METHODS.stream()
                                .map(method -> new Mutation("method " + method, request -> request.withMethod(method))),
                        VALUES.stream().map(value -> field(value, random.nextInt(16))),
                        BODIES.stream().map(Mutation::body),
                        Stream.of(missingField(random.nextInt(16))))
                .flatMap(mutations -> mutations)
                .toList();
    }

    /** Several of them one after the other. */
    static Mutation combined(List<Mutation> parts) {
        return new Mutation(parts.stream().map(Mutation::name).collect(Collectors.joining(" + ")), request -> {
            var changed = request;
            for (var part : parts) {
                changed = part.change().apply(changed);
            }
            return changed;
        });
    }

    private static Mutation header(String line) {
        return new Mutation(shortened(line), request -> request.withHeader(line));
    }

    private static Mutation path(String suffix) {
        return new Mutation("path" + suffix, request -> request.withTarget(request.path() + suffix));
    }

    private static Mutation query(String query) {
        return new Mutation("?" + shortened(query), request -> request.withTarget(request.path() + "?" + query));
    }

    private static Mutation body(String body) {
        return new Mutation("body " + shortened(body), request -> request.withBody(body));
    }

    /** Replaces one field of the body. */
    private static Mutation field(String value, int choice) {
        return new Mutation("field " + choice + " = " + shortened(value), request -> {
            if (!(parsed(request) instanceof ObjectNode object) || object.isEmpty()) {
                return request;
            }
            var names = new ArrayList<>(object.propertyNames());
            var name = names.get(choice % names.size());
            var fields = names.stream()
                    .map(field -> "\"%s\":%s".formatted(field, field.equals(name) ? value : object.get(field)))
                    .collect(Collectors.joining(","));
            return request.withBody("{" + fields + "}");
        });
    }

    private static Mutation missingField(int choice) {
        return new Mutation("without field " + choice, request -> {
            if (!(parsed(request) instanceof ObjectNode object) || object.isEmpty()) {
                return request;
            }
            var names = new ArrayList<>(object.propertyNames());
            var fewer = object.deepCopy();
            fewer.remove(names.get(choice % names.size()));
            return request.withBody(fewer.toString());
        });
    }

    private static Object parsed(FuzzRequest request) {
        try {
            return request.body() == null ? "" : JSON.readTree(request.body());
        } catch (RuntimeException e) {
            return ""; // another mutation has made it unreadable
        }
    }

    private static String languages() {
        return IntStream.range(0, 30)
                .mapToObj(number -> "x" + (char) ('a' + number % 26) + "-" + (char) ('A' + number % 26) + "Q")
                .collect(Collectors.joining(","));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "… (" + text.length() + ")";
    }
}
