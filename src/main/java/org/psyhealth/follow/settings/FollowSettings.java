package org.psyhealth.follow.settings;

import jakarta.validation.constraints.NotNull;

/**
 * What a person decides about being followed.
 *
 * @param approval whether everybody may follow, or is to ask first
 * @param listsVisible whether others see who follows the person, whom the person follows, and how many they are
 */
record FollowSettings(@NotNull Approval approval, @NotNull Boolean listsVisible) {

    /** Whether a follow needs the consent of the followed. */
    enum Approval {
        OPEN,
        ASK
    }

    /** The settings as stored. */
    record Stored(FollowSettings settings, long version) {}
}
