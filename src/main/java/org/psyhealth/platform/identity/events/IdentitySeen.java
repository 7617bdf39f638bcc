package org.psyhealth.platform.identity.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;
import org.psyhealth.platform.security.Role;

/**
 * A person called with claims that are new. Carries all of them, as the newest token states them.
 *
 * @param names the person's names there, in order of preference; none that looks like contact data
 * @param contact the verified e-mail address, encrypted for this person; null when there is none
 * @param locale an IETF BCP 47 language tag, as the identity provider writes it
 * @param timeZone as the identity provider writes it
 * @param roles the roles granted there
 * @param statedAt when the identity provider stated this, UTC; in January 1970 if its token had no address claim
 */
@EventType("org.psyhealth.identity.seen.v1")
public record IdentitySeen(
        EventMeta meta,
        List<String> names,
        @Nullable String contact,
        @Nullable String locale,
        @Nullable String timeZone,
        List<Role> roles,
        Instant statedAt)
        implements IdentityEvent {}
