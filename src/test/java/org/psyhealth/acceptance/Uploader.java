package org.psyhealth.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Uploads files as a client does: announces them, sends bytes to the object store, and says that they are complete. */
final class Uploader {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final int PART = 8 << 20;

    private final Api api;
    private final UUID id;

    Uploader(Api api, UUID id) {
        this.api = api;
        this.id = id;
    }

    /** A new member. */
    static Uploader member(java.util.function.Function<String, String> baseOf) {
        var id = UUID.randomUUID();
        return new Uploader(TestCallers.member(baseOf, id), id);
    }

    UUID id() {
        return id;
    }

    Api api() {
        return api;
    }

    Api.Reply announce(String purpose, String contentType, byte[] content) {
        return announce(purpose, contentType, content.length, sha256(content));
    }

    Api.Reply announce(String purpose, String contentType, long length, String sha256) {
        return api.post("/api/media", """
                {"purpose": "%s", "contentType": "%s", "length": %d, "sha256": "%s"}""".formatted(purpose, contentType, length, sha256));
    }

    /**
     * Sends a signed request, with some headers changed; the status of the store's answer. Its body is left alone: a
     * store that refuses closes the connection while the bytes are still coming.
     */
    static int send(JsonNode request, byte[] content, Map<String, String> changed) {
        var headers = new HashMap<String, String>();
        request.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        headers.putAll(changed);
        headers.remove("Content-Length"); // the client's own
        var put = HttpRequest.newBuilder(URI.create(request.path("url").asString()))
                .timeout(Duration.ofSeconds(30))
                .PUT(BodyPublishers.ofByteArray(content));
        headers.forEach(put::header);
        var answer = answer(put.build(), BodyHandlers.ofInputStream());
        try (var unread = answer.body()) {
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpResponse<byte[]> download(String url) {
        return answer(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }

    /** Announces the captions of a recording. */
    Api.Reply announceCaptions(String recording, String language, byte[] content) {
        return api.post("/api/media", """
                {"purpose": "CAPTION", "contentType": "text/vtt", "length": %d, "sha256": "%s",
                "parentId": "%s", "language": "%s"}""".formatted(content.length, sha256(content), recording, language));
    }

    /** Announces, sends and completes a file; its id. */
    String upload(String purpose, String contentType, byte[] content) {
        return send(announce(purpose, contentType, content), content);
    }

    /** Sends and completes an announced file; its id. */
    String send(Api.Reply announced, byte[] content) {
        var started = announced.expect(201).json();
        var sent = send(started.at("/upload/whole"), content, Map.of());
        if (sent != 200) {
            throw new IllegalStateException("the store answered " + sent);
        }
        var id = started.at("/media/id").asString();
        api.post("/api/media/" + id + "/completion", null).expect(202);
        return id;
    }

    /** Sends some parts of a file that is sent in parts of 8 MiB. */
    void sendParts(String id, byte[] content, int... numbers) {
        var wanted = "{\"numbers\": %s}".formatted(Arrays.toString(numbers));
        var parts = api.post("/api/media/" + id + "/parts", wanted).expect(200).json();
        for (var part : parts.path("parts")) {
            var from = (part.path("number").asInt() - 1) * PART;
            var bytes = Arrays.copyOfRange(content, from, Math.min(content.length, from + PART));
            var sent = send(part.path("request"), bytes, Map.of());
            if (sent != 200) {
                throw new IllegalStateException("the store answered " + sent);
            }
        }
    }

    /** Waits until a file is in its final state. */
    JsonNode awaitEnd(String id) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> api.get("/api/media/" + id).expect(200).json(),
                        media -> media.path("status").asString().matches("READY|REFUSED"));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
