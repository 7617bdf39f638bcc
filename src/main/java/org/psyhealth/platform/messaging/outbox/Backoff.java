package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after a failure. */
final class Backoff {

    private static final long FIRST_MILLIS = 100;

    private Backoff() {}

    /** Doubles with each failure from 200 ms on, up to the longest; a random time of the upper half of that. */
    static Duration after(int failures, Duration longest) {
        var bound = Math.min(longest.toMillis(), FIRST_MILLIS << Math.min(failures, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound / 2, bound));
    }
}
