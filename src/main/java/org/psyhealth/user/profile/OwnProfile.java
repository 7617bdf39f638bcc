package org.psyhealth.user.profile;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.text.Languages;
import org.psyhealth.user.events.UserRole;

/**
 * A person's own profile.
 *
 * @param displayName the name that others see
 * @param role the role that others see
 * @param bio about oneself; null when there is none
 * @param email as verified by the identity provider; null if there is none
 * @param locale the language of messages to the person
 * @param timeZone an IANA time zone
 * @param memberSince when the person first called
 * @param avatar the picture that others see; null when there is none
 * @param pendingAvatar the picture that was chosen and is not shown; null when there is none
 * @param initials one or two characters of the name, to show where there is no picture
 * @param color the color behind them, always the same for a person; white text is readable on it
 */
record OwnProfile(
        UUID id,
        String displayName,
        UserRole role,
        @Nullable String bio,
        @Nullable String email,
        @Pattern(regexp = Languages.CODES) String locale,
        String timeZone,
        Instant memberSince,
        @Nullable AvatarView avatar,
        @Nullable PendingAvatar pendingAvatar,
        String initials,
        @Pattern(regexp = PersonColor.HEX) String color) {}
