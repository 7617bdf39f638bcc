package org.psyhealth.user.profile;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.user.events.UserRole;

/**
 * The public part of a profile, without contact data.
 *
 * @param displayName the person's name
 * @param role what others may rely on: a therapist's profession has been checked, staff speaks for the operator
 * @param bio about oneself; null when there is none
 * @param memberSince when the person first called; null if the person shows the caller no more than the name
 * @param avatar the person's picture; null when there is none
 * @param initials one or two characters of the name, to show where there is no picture
 * @param color the color behind them, always the same for a person; white text is readable on it
 */
record PublicProfile(
        UUID id,
        String displayName,
        UserRole role,
        @Nullable String bio,
        @Nullable Instant memberSince,
        @Nullable AvatarView avatar,
        String initials,
        @Pattern(regexp = PersonColor.HEX) String color) {}
