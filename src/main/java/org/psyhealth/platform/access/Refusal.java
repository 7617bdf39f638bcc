package org.psyhealth.platform.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.access.events.AccessRefused.Reason;
import org.psyhealth.platform.access.events.AccessRefused.Scope;

/**
 * That a person is refused.
 *
 * @param until when it ends by itself; null if it does not
 */
record Refusal(Reason reason, Scope scope, @Nullable Instant until) {

    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
