package org.psyhealth.user.events;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person was suspended: existing content stays, and no messages are sent to the person. Carries the public state, so
 * that a rebuilt projection can still name the person; it contains no contact.
 *
 * @param profile the public state of the profile
 * @param reason the category of the reason, without details
 */
@EventType("org.psyhealth.user.suspended.v1")
public record UserSuspended(EventMeta meta, UserProfile profile, Reason reason) implements UserEvent {

    /** Why. */
    public enum Reason {
        /** The identity provider no longer has the account. */
        ACCOUNT_GONE,
        /** The account is disabled at the identity provider. */
        ACCOUNT_DISABLED
    }
}
