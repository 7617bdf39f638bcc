package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Topics whose records made a transaction fail. One failed record fails its whole transaction, so these topics are
 * tried separately, with half as many rows each time: until they accept records again, or until the faulty row is
 * isolated. The others continue meanwhile. All rows of a key have the same topic, so their order is kept.
 */
final class FailingTopics {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Map<String, Failing> failing = new HashMap<>();

    /** The topic accepts no records at the moment; it is skipped with an exponential backoff of up to five seconds. */
    void rejected(String topic, int rows) {
        var failures = 1 + (failing.containsKey(topic) ? failing.get(topic).failures() : 0);
        failing.put(
                topic, new Failing(failures, half(rows), Instant.now().plus(Backoff.after(failures, LONGEST_PAUSE))));
    }

    /** One of these rows may be faulty; fewer of them can be tried immediately. */
    void suspected(String topic, int rows) {
        failing.put(topic, new Failing(0, half(rows), Instant.MIN));
    }

    /** The topic accepts records again. */
    void recovered(String topic) {
        failing.remove(topic);
    }

    Collection<String> all() {
        return failing.keySet();
    }

    /** A topic to try now. */
    Optional<Probe> due() {
        var now = Instant.now();
        return failing.entrySet().stream()
                .filter(entry -> !entry.getValue().nextTry().isAfter(now))
                .map(entry -> new Probe(entry.getKey(), entry.getValue().rows()))
                .findFirst();
    }

    private static int half(int rows) {
        return Math.max(1, rows / 2);
    }

    /** A topic, and the maximum number of rows to try. */
    record Probe(String topic, int rows) {}

    private record Failing(int failures, int rows, Instant nextTry) {}
}
