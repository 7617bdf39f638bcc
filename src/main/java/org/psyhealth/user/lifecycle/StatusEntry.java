package org.psyhealth.user.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a person's status history.
 *
 * @param version of the profile that it made
 * @param at when
 * @param action what happened
 * @param reason why staff suspended the person; null for everything else
 * @param note for staff only
 * @param until when the suspension ends by itself; null if it does not, and for everything else
 * @param by who did it; null if it happened by itself
 */
public record StatusEntry(
        long version,
        Instant at,
        StatusAction action,
        @Nullable SuspensionReason reason,
        @Nullable String note,
        @Nullable Instant until,
        @Nullable UUID by) {

    /** The entry of a transition to a state. */
    public static StatusEntry of(long version, Instant at, StatusAction action, Lifecycle state, @Nullable UUID by) {
        var suspension = action == StatusAction.SUSPENDED ? state.suspension() : null;
        return suspension == null
                ? new StatusEntry(version, at, action, null, null, null, by)
                : new StatusEntry(version, at, action, suspension.reason(), suspension.note(), suspension.until(), by);
    }
}
