package org.psyhealth.notification.inbox;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A half-open time interval.
 *
 * @param since the start, inclusive
 * @param until the end, exclusive; null if it has none
 */
public record Interval(Instant since, @Nullable Instant until) {

    /** The empty interval. */
    public static final Interval NONE = new Interval(Instant.EPOCH, Instant.EPOCH);

    /** The earliest instant at which this interval and another, unequal one may differ. */
    Instant firstDifferenceFrom(Interval other) {
        if (equals(NONE)) {
            return other.since;
        }
        if (!since.equals(other.since)) {
            return since.isBefore(other.since) ? since : other.since;
        }
        if (until == null || other.until == null) {
            return Objects.requireNonNull(until == null ? other.until : until, "the intervals are the same");
        }
        return until.isBefore(other.until) ? until : other.until;
    }
}
