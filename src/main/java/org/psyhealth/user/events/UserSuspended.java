package org.psyhealth.user.events;

import java.time.Instant;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person was suspended: existing content stays, and no messages are sent to the person. Carries the public state, so
 * that a rebuilt projection can still name the person; it contains no contact.
 *
 * @param displayName the name that others see
 * @param role what others may rely on
 * @param locale an IETF BCP 47 language tag
 * @param timeZone an IANA time zone
 * @param memberSince when the person first signed in
 * @param reason the category of the reason, without details
 */
@EventType("org.psyhealth.user.suspended.v1")
public record UserSuspended(
        EventMeta meta,
        String displayName,
        UserRole role,
        String locale,
        String timeZone,
        Instant memberSince,
        Reason reason)
        implements UserEvent {

    /** Why. */
    public enum Reason {
        /** The identity provider no longer has the account. */
        ACCOUNT_GONE,
        /** The account is disabled at the identity provider. */
        ACCOUNT_DISABLED
    }
}
