package org.psyhealth.acceptance.scenario;

import java.time.Duration;
import java.time.Instant;

/** An injected failure. */
record Disturbance(String what, Instant from, Instant to) {

    boolean isDuring(Instant time, Duration before, Duration after) {
        return from.isBefore(time.plus(after)) && to.isAfter(time.minus(before));
    }

    @Override
    public String toString() {
        return "%s: %s to %s".formatted(what, from, to);
    }
}
