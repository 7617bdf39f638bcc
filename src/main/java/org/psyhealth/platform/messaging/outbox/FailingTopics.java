package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Topics whose records made a transaction fail. One failed record fails all of its transaction, so these topics are
 * tried by themselves, with half as many rows each time: until they take records again, or until the row at fault is
 * alone. The others go on meanwhile. All rows of a key have the same topic, so their order is kept.
 */
final class FailingTopics {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Map<String, Failing> failing = new HashMap<>();

    /** The topic takes no records now; it is left alone for a moment, for longer each time, up to five seconds. */
    void rejected(String topic, int rows) {
        var failures = 1 + (failing.containsKey(topic) ? failing.get(topic).failures() : 0);
        failing.put(
                topic, new Failing(failures, half(rows), Instant.now().plus(Backoff.after(failures, LONGEST_PAUSE))));
    }

    /** One of these rows may be at fault; fewer of them can be tried at once. */
    void suspected(String topic, int rows) {
        failing.put(topic, new Failing(0, half(rows), Instant.MIN));
    }

    /** The topic takes records again. */
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

    /** A topic, and with how many rows at most to try it. */
    record Probe(String topic, int rows) {}

    private record Failing(int failures, int rows, Instant nextTry) {}
}
