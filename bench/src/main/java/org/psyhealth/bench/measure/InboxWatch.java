package org.psyhealth.bench.measure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.psyhealth.bench.load.Http;
import org.psyhealth.bench.load.Latencies;
import org.psyhealth.bench.load.Request;
import tools.jackson.databind.json.JsonMapper;

/**
 * One follower who looks into the inbox every 10 ms at most, and notes when each post first shows there. The pause and
 * the request itself are part of the figure: it is what a client sees.
 */
final class InboxWatch implements AutoCloseable {

    private static final long PAUSE = 10_000_000;

    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final JsonMapper json = new JsonMapper();
    private final Http http;
    private final Request look;
    private final Thread follower;
    private volatile boolean closed;

    InboxWatch(URI base, String token) {
        http = Http.to(base);
        look = Request.get("/api/notifications?limit=50", token);
        follower = Thread.ofPlatform().start(this::watch);
    }

    /** Tells that the author has the answer to a new post. */
    void written(String location) {
        written.put(location.substring(location.lastIndexOf('/') + 1), System.nanoTime());
    }

    /** How many posts were written that nobody has been told of. */
    long missing() {
        return written.keySet().stream().filter(id -> !seen.containsKey(id)).count();
    }

    /** From the author's answer to the follower's; zero where the follower was first. */
    Latencies latencies() {
        List<Long> micros = new ArrayList<>();
        written.forEach((id, at) -> {
            var shown = seen.get(id);
            if (shown != null) {
                micros.add((shown - at) / 1_000);
            }
        });
        return Latencies.of(micros);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        follower.join(Duration.ofSeconds(10));
    }

    private void watch() {
        while (!closed) {
            var started = System.nanoTime();
            var body = http.expect(look).body();
            var now = System.nanoTime();
            for (var item : json.readTree(body).path("items")) {
                seen.putIfAbsent(item.path("target").path("id").asString(""), now);
            }
            LockSupport.parkNanos(started + PAUSE - System.nanoTime());
        }
    }
}
