package org.psyhealth.notification.inbox;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time from an instant on and up to another.
 *
 * @param since the first instant that belongs to it
 * @param until the first that no longer does; null if it has no end
 */
public record Interval(Instant since, @Nullable Instant until) {

    /** An interval that nothing belongs to. */
    public static final Interval NONE = new Interval(Instant.EPOCH, Instant.EPOCH);

    /** The earliest instant at which this interval and another, which is not the same, may differ. */
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
