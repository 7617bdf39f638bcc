package org.psyhealth.user.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.user.lifecycle.SuspensionReason;
import org.psyhealth.user.lifecycle.UserStatus;

/**
 * What limits the caller.
 *
 * @param status what the caller can do
 * @param reason why the caller is suspended by staff; null otherwise
 * @param until when the suspension ends by itself; null if it does not, or there is none
 * @param deactivatedAt when the caller deactivated the account; null otherwise
 * @param reversibleUntil until when the caller may come back; null if the account is not deactivated
 */
record OwnStatus(
        UserStatus status,
        @Nullable SuspensionReason reason,
        @Nullable Instant until,
        @Nullable Instant deactivatedAt,
        @Nullable Instant reversibleUntil) {

    static OwnStatus of(Profile profile) {
        var lifecycle = profile.lifecycle();
        var suspension = lifecycle.suspension();
        return new OwnStatus(
                lifecycle.status(),
                suspension == null ? null : suspension.reason(),
                lifecycle.suspendedUntil(),
                lifecycle.deactivatedAt(),
                lifecycle.reversibleUntil());
    }
}
