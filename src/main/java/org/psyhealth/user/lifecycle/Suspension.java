package org.psyhealth.user.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suspension by staff.
 *
 * @param note for staff only
 * @param until when it ends by itself; null if it does not
 * @param since when it began, or was changed last
 * @param by who decided it
 * @param ofStaff whether the person was of the staff when it began: then only an administrator ends it
 */
public record Suspension(
        SuspensionReason reason, String note, @Nullable Instant until, Instant since, UUID by, boolean ofStaff) {

    /** Whether another one says the same, whoever decided it and whenever. */
    public boolean saysTheSameAs(@Nullable Suspension other) {
        return other != null && other.equals(new Suspension(reason, note, until, other.since, other.by, other.ofStaff));
    }

    /** Whether it has ended by itself. */
    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
