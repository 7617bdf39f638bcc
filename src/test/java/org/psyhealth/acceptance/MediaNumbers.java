package org.psyhealth.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.support.Pictures;

/** Prints what files cost, at fixed rates; no part of the build, as another load on the machine would change it. */
class MediaNumbers {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final byte[] PICTURE = Pictures.jpeg(4000, 3000);

    @Test
    void print() throws Exception {
        try (var processes = new MediaProcesses()) {
            processes.web().kill();
            var app = processes
                    .start(Map.of(
                            "psyhealth.modules", "",
                            "psyhealth.media.quota.unfinished", "100000",
                            "psyhealth.media.quota.daily", "100000",
                            "psyhealth.media.poll", "2s"))
                    .awaitReady();
            var people = new ArrayList<UUID>();
            for (var person = 0; person < 20; person++) {
                people.add(UUID.randomUUID());
            }
            var owner = new Uploader(TestCallers.member(path -> app.url(), people.getFirst()), people.getFirst());
            var post = post(app);
            var small = Pictures.jpeg(320, 240);
            var file = owner.upload("PICTURE", "image/jpeg", small);
            owner.awaitEnd(file);
            var body = """
                    {"purpose": "PICTURE", "contentType": "image/jpeg", "length": 5000, "sha256": "%s"}""".formatted(Uploader.sha256(small));
            IntFunction<HttpRequest> announcing = number -> request(app, people.get(number % 20), "/api/media")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            IntFunction<HttpRequest> reading = number ->
                    request(app, people.getFirst(), "/api/media/" + file).build();
            IntFunction<HttpRequest> posts = number ->
                    request(app, people.get(number % 20), "/api/posts/" + post).build();
            for (var warmUp = 0; warmUp < 2; warmUp++) {
                rate("warm-up", 100, 4, announcing);
                rate("warm-up", 150, 4, reading);
                rate("warm-up", 150, 4, posts);
            }
            rate("POST /api/media", 50, 15, announcing);
            rate("GET /api/media/{id}", 50, 15, reading);
            rate("GET /api/posts/{id}, workers idle", 100, 15, posts);
            var ready = new ArrayList<Long>();
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                var load = clients.submit(() -> rate("GET /api/posts/{id}, workers busy", 100, 15, posts));
                while (!load.isDone()) {
                    ready.add(ready(Uploader.member(path -> app.url())));
                }
            }
            print("12 MP ready, beside that load", ready);
            var alone = new ArrayList<Long>();
            for (var number = 0; number < 15; number++) {
                alone.add(ready(Uploader.member(path -> app.url())));
            }
            print("12 MP ready, alone", alone);
            rate("GET /api/posts/{id}, workers idle again", 100, 15, posts);
        }
    }

    private static long ready(Uploader owner) {
        var id = owner.upload("PICTURE", "image/jpeg", PICTURE);
        var completed = System.nanoTime();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> owner.api()
                                .get("/api/media/" + id)
                                .json()
                                .path("status")
                                .asString(),
                        "READY"::equals);
        return System.nanoTime() - completed;
    }

    private static String post(AppProcess app) {
        var slug = "numbers-" + UUID.randomUUID();
        TestCallers.admin(path -> app.url())
                .post("/api/admin/topics", "{\"slug\":\"%s\",\"title\":{\"en\":\"N\"}}".formatted(slug))
                .expect(201);
        var author = TestCallers.member(path -> app.url(), UUID.randomUUID());
        var text = "{\"title\":\"t\",\"body\":\"%s\",\"topics\":[\"%s\"],\"publish\":true}"
                .formatted("words ".repeat(200), slug);
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> author.post("/api/posts", text), reply -> reply.status() == 201)
                .json()
                .path("id")
                .asString();
    }

    private static HttpRequest.Builder request(AppProcess app, UUID person, String path) {
        return HttpRequest.newBuilder(URI.create(app.url() + path)).header("Authorization", "Bearer " + token(person));
    }

    private static final Map<UUID, String> TOKENS = new java.util.concurrent.ConcurrentHashMap<>();

    private static String token(UUID person) {
        return TOKENS.computeIfAbsent(person, id -> TestIssuer.shared().token(id, "MEMBER"));
    }

    /** Each request's time counts from when it was due. */
    private static Void rate(String what, int perSecond, int seconds, IntFunction<HttpRequest> requests)
            throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        var failures = new ConcurrentLinkedQueue<Object>();
        var began = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < perSecond * seconds; number++) {
                var due = began + number * 1_000_000_000L / perSecond;
                var wait = due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(Duration.ofNanos(wait));
                }
                var request = requests.apply(number);
                clients.execute(() -> {
                    try {
                        var status =
                                HTTP.send(request, BodyHandlers.ofByteArray()).statusCode();
                        if (status / 100 != 2) {
                            failures.add(status);
                        }
                        times.add(System.nanoTime() - due);
                    } catch (IOException | InterruptedException e) {
                        failures.add(e);
                    }
                });
            }
        }
        print(what + " at " + perSecond + "/s, " + failures.size() + " failed", List.copyOf(times));
        return null;
    }

    private static void print(String what, List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "NUMBERS %s: n %d, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                what, sorted.size(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
    }
}
