package org.psyhealth.user.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A profile changed: its owner changed it, or the identity provider has another address or role; carries the complete
 * public state after the change.
 *
 * @param displayName the name that others see
 * @param role what others may rely on
 * @param contact the verified e-mail address, encrypted for this person; null when there is none
 * @param locale an IETF BCP 47 language tag
 * @param timeZone an IANA time zone
 * @param memberSince when the person first signed in
 */
@EventType("org.psyhealth.user.profile-changed.v1")
public record UserProfileChanged(
        EventMeta meta,
        String displayName,
        UserRole role,
        @Nullable String contact,
        String locale,
        String timeZone,
        Instant memberSince)
        implements UserEvent {}
