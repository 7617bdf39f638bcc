package org.psyhealth.user.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public state of a profile.
 *
 * @param displayName the name that others see
 * @param role what others may rely on
 * @param locale an IETF BCP 47 language tag, {@code en} or {@code vi}
 * @param timeZone an IANA time zone, {@code Asia/Ho_Chi_Minh}
 * @param memberSince when the person first signed in
 * @param avatar the picture that is shown now; null when there is none
 * @param mediaIds all files that the profile carries: those that are shown, and those that it waits for
 */
public record UserProfile(
        String displayName,
        UserRole role,
        String locale,
        String timeZone,
        Instant memberSince,
        @Nullable Avatar avatar,
        List<UUID> mediaIds) {}
