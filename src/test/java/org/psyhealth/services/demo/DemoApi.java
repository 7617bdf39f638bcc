package org.psyhealth.services.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.psyhealth.services.DemoPeople.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the public API that retries. */
final class DemoApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI base;
    private final UnaryOperator<String> tokenOf;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    DemoApi(URI base, UnaryOperator<String> tokenOf) {
        this.base = base;
        this.tokenOf = tokenOf;
    }

    HttpResponse<String> get(Person as, String path) {
        return send(as, request(path).GET());
    }

    /** Creates something, once: a demo that was interrupted continues where it stopped when it is started again. */
    JsonNode post(Person as, String path, Map<String, ?> body) {
        var content = JsonMapper.shared().writeValueAsString(new TreeMap<>(body));
        var key = UUID.nameUUIDFromBytes((as.username() + path + content).getBytes(StandardCharsets.UTF_8));
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"" + key + "\"")
                .POST(BodyPublishers.ofString(content));
        return JsonMapper.shared().readTree(send(as, request).body());
    }

    void patch(Person as, String path, String etag, Object body) {
        send(
                as,
                request(path)
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", etag)
                        .method("PATCH", json(body)));
    }

    void put(Person as, String path) {
        send(as, request(path).PUT(BodyPublishers.noBody()));
    }

    void put(Person as, String path, Object body) {
        send(as, request(path).header("Content-Type", "application/json").PUT(json(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
    }

    /** Sends a request, and repeats it while its topic or person is unknown or the rate limit is exceeded. */
    private HttpResponse<String> send(Person as, HttpRequest.Builder builder) {
        var token = tokens.computeIfAbsent(as.username(), tokenOf);
        var request = builder.header("Authorization", "Bearer " + token).build();
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        try {
            while (true) {
                var response = http.send(request, BodyHandlers.ofString());
                if (Set.of(200, 201, 204).contains(response.statusCode())) {
                    return response;
                }
                var pause = pauseAfter(response);
                if (pause.isZero() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("%s %s: %d %s"
                            .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
                }
                Thread.sleep(pause);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How long the server asks to wait; a new topic or person takes a moment to become known everywhere. */
    private static Duration pauseAfter(HttpResponse<String> response) {
        if (response.statusCode() == 429) {
            return Duration.ofSeconds(
                    response.headers().firstValueAsLong("Retry-After").orElse(1));
        }
        var tooEarly = response.statusCode() == 422 && response.body().contains("unknown-topic")
                || response.statusCode() == 404 && response.uri().getPath().startsWith("/api/follows/");
        return tooEarly ? Duration.ofMillis(50) : Duration.ZERO;
    }
}
