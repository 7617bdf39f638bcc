package org.psyhealth.bench.load;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Requests at a fixed rate, whatever the application makes of it. The latency of each counts from the moment it was due,
 * not from the moment it was sent: an application, or a client, that falls behind cannot hide it.
 */
public record OpenLoop(int perSecond, Duration duration) {

    private static final int MAX_IN_FLIGHT = 500;

    public Latencies run(URI base, List<Request> requests) {
        return run(base, requests, _ -> {});
    }

    /** @param heard is told of every answer, on the thread that got it */
    public Latencies run(URI base, List<Request> requests, Consumer<HttpResponse<String>> heard) {
        var http = Http.to(base);
        var latencies = new ConcurrentHistogram(3);
        var failed = new AtomicLong();
        var inFlight = new Semaphore(MAX_IN_FLIGHT);
        var total = (int) (perSecond * duration.toSeconds());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            for (var number = 0; number < total; number++) {
                var due = start + number * 1_000_000_000L / perSecond;
                waitUntil(due);
                inFlight.acquireUninterruptibly();
                var request = requests.get(number % requests.size());
                threads.submit(() -> {
                    try {
                        var response = http.send(request);
                        latencies.recordValue((System.nanoTime() - due) / 1_000);
                        if (response.statusCode() / 100 != 2) {
                            failed.incrementAndGet();
                        }
                        heard.accept(response);
                    } catch (RuntimeException e) {
                        failed.incrementAndGet();
                    } finally {
                        inFlight.release();
                    }
                });
            }
        }
        return new Latencies(latencies, failed.get());
    }

    private static void waitUntil(long due) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
