package org.psyhealth.user.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person was suspended: existing content stays, and no messages are sent to the person. Carries the public state, so
 * that a rebuilt projection can still name the person; it contains no contact.
 *
 * @param profile the public state of the profile
 * @param reason the category of the reason, without details
 * @param until when the suspension ends by itself, UTC; null if it does not
 */
@EventType("org.psyhealth.user.suspended.v1")
public record UserSuspended(
        EventMeta meta,
        UserProfile profile,
        Reason reason,
        @Nullable Instant until) implements UserEvent {

    /** Why. */
    public enum Reason {
        /** The identity provider no longer has the account. */
        ACCOUNT_GONE,
        /** The account is disabled at the identity provider. */
        ACCOUNT_DISABLED,
        /** The operator's staff decided it. */
        BY_STAFF
    }
}
