package org.psyhealth.platform.access.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person may not use the API, or only read.
 *
 * @param reason why, without details
 * @param scope what is refused
 * @param until when it ends by itself, UTC; null if it does not
 */
@EventType("org.psyhealth.access.refused.v1")
public record AccessRefused(
        EventMeta meta,
        Reason reason,
        Scope scope,
        @Nullable Instant until) implements AccessEvent {

    /** Why. */
    public enum Reason {
        /** The person is suspended. */
        SUSPENDED,
        /** The person wished to leave, and may come back. */
        DEACTIVATED,
        /** The person's data are erased. */
        ERASED
    }

    /** What is refused. */
    public enum Scope {
        /** Everything but reading. */
        WRITES,
        /** Everything. */
        EVERYTHING
    }
}
