package org.psyhealth.user.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person signed in for the first time and has a profile.
 *
 * @param displayName the name that others see
 * @param email where to write to, as verified by the identity provider; null when it gave none
 * @param locale an IETF BCP 47 language tag, {@code en} or {@code vi}
 * @param timeZone an IANA time zone, {@code Asia/Ho_Chi_Minh}
 * @param memberSince when the person first signed in
 */
@EventType("org.psyhealth.user.registered.v1")
public record UserRegistered(
        EventMeta meta, String displayName, @Nullable String email, String locale, String timeZone, Instant memberSince)
        implements UserEvent {}
