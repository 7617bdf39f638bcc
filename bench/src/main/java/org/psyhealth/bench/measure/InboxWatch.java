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

    private static final String INBOX = "/api/notifications?limit=50";
    private static final long PAUSE = 10_000_000;

    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final JsonMapper json = new JsonMapper();
    private final Http http;
    private final String token;
    private final Thread follower;
    private volatile boolean closed;

    InboxWatch(URI base, String token) {
        http = Http.to(base);
        this.token = token;
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
            look();
            LockSupport.parkNanos(started + PAUSE - System.nanoTime());
        }
    }

    /** The newest page, and as many older ones as hold nothing but news. */
    private void look() {
        var page = INBOX;
        while (page != null) {
            var body = json.readTree(http.expect(Request.get(page, token)).body());
            var now = System.nanoTime();
            var knowsOne = false;
            for (var item : body.path("items")) {
                knowsOne |= seen.putIfAbsent(item.path("target").path("id").asString(""), now) != null;
            }
            var next = body.path("next");
            page = knowsOne || !next.isString() ? null : INBOX + "&cursor=" + next.asString();
        }
    }
}
