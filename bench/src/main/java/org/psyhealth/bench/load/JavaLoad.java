package org.psyhealth.bench.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Closed loop in this process, where wrk is not installed. It takes more of the shared processors than wrk does. */
record JavaLoad(int connections) implements ClosedLoop {

    @Override
    public String tool() {
        return "Java client, " + connections + " connections";
    }

    @Override
    public Count run(URI base, List<Request> requests, Duration duration) {
        var http = Http.to(base);
        var started = System.nanoTime();
        var end = started + duration.toNanos();
        var sent = new AtomicLong();
        var failed = new AtomicLong();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < connections; client++) {
                clients.submit(() -> {
                    while (System.nanoTime() < end) {
                        var request = requests.get((int) (sent.getAndIncrement() % requests.size()));
                        if (!succeeds(http, request)) {
                            failed.incrementAndGet();
                        }
                    }
                });
            }
        }
        return new Count(sent.get(), failed.get(), Duration.ofNanos(System.nanoTime() - started));
    }

    private static boolean succeeds(Http http, Request request) {
        try {
            return http.send(request).statusCode() / 100 == 2;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
