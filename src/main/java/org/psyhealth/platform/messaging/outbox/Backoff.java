package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Computes the delay after failures. */
final class Backoff {

    private static final long FIRST_MILLIS = 100;

    private Backoff() {}

    /**
     * Starts at 200 ms and doubles with each failure, up to the longest; the delay is random within the upper half of
     * that.
     */
    static Duration after(int failures, Duration longest) {
        var bound = Math.min(longest.toMillis(), FIRST_MILLIS << Math.min(failures, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound / 2, bound));
    }
}
