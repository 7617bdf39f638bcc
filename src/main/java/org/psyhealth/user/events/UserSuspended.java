package org.psyhealth.user.events;

import java.time.Instant;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person may no longer take part: what the person did stays, and nobody writes to the person. Carries the public
 * state, so that whoever builds it anew can still name the person; there is no contact in it.
 *
 * @param displayName the name that others see
 * @param locale an IETF BCP 47 language tag
 * @param timeZone an IANA time zone
 * @param memberSince when the person first signed in
 * @param reason the class of reason, never more
 */
@EventType("org.psyhealth.user.suspended.v1")
public record UserSuspended(
        EventMeta meta, String displayName, String locale, String timeZone, Instant memberSince, Reason reason)
        implements UserEvent {

    /** Why. */
    public enum Reason {
        /** The identity provider does not have the person any more. */
        ACCOUNT_GONE,
        /** The identity provider lets the person in no more. */
        ACCOUNT_DISABLED
    }
}
