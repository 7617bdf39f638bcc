package org.psyhealth.user.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person called for the first time and got a profile.
 *
 * @param displayName the name that others see
 * @param role what others may rely on
 * @param contact the verified e-mail address, encrypted for this person; null when there is none
 * @param locale an IETF BCP 47 language tag, {@code en} or {@code vi}
 * @param timeZone an IANA time zone, {@code Asia/Ho_Chi_Minh}
 * @param memberSince when the person first signed in
 */
@EventType("org.psyhealth.user.registered.v1")
public record UserRegistered(
        EventMeta meta,
        String displayName,
        UserRole role,
        @Nullable String contact,
        String locale,
        String timeZone,
        Instant memberSince)
        implements UserEvent {}
