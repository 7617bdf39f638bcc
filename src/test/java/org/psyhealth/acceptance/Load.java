package org.psyhealth.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Callers that run until they are stopped; a summary of every reply is kept. */
final class Load implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** Starts one more caller, which repeats the call, each time with its number from 0 on. */
    void run(Call call) {
        threads.execute(() -> {
            for (var number = 0; !stopped; number++) {
                try {
                    call.make(number);
                } catch (RuntimeException | AssertionError e) {
                    outcomes.add(new Outcome("a caller failed: " + e, 0, ""));
                }
            }
        });
    }

    /** Records a reply and returns it. */
    Api.Reply note(Api.Reply reply) {
        var request = reply.response().request();
        outcomes.add(new Outcome(
                request.method() + " " + request.uri().getPath().replaceAll("[0-9a-f]{8}-[-0-9a-f]{27}", "*"),
                reply.status(),
                reply.header("Retry-After")));
        return reply;
    }

    /** How many replies had the status. */
    long count(int status) {
        return outcomes.stream().filter(outcome -> outcome.status == status).count();
    }

    /**
     * Unexpected outcomes: neither success, nor a conflict with an earlier attempt, nor a 503 with {@code Retry-After}.
     */
    List<Outcome> failures() {
        return outcomes.stream()
                .filter(outcome -> outcome.status / 100 != 2
                        && outcome.status != 409
                        && (outcome.status != 503 || outcome.retryAfter.isEmpty()))
                .toList();
    }

    /** The number of replies of each kind. */
    Map<String, Long> summary() {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.what + " " + outcome.status, TreeMap::new, Collectors.counting()));
    }

    /** Lets every caller finish its call. */
    @Override
    public void close() {
        stopped = true;
        threads.close();
    }

    /** One call, or several related ones. */
    @FunctionalInterface
    interface Call {

        void make(int number);
    }

    record Outcome(String what, int status, String retryAfter) {}
}
