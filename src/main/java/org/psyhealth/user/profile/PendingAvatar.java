package org.psyhealth.user.profile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.RefusalReason;

/**
 * A picture that a person chose and that is not shown.
 *
 * @param since when the person chose it
 * @param problem why it will not be shown; null while it may still become ready
 * @param reason why it was refused; null unless it was
 */
record PendingAvatar(
        UUID mediaId,
        Instant since,
        @Nullable AvatarProblem problem,
        @Nullable RefusalReason reason) {

    /** Why a picture is not shown. Another choice, or none, ends it. */
    enum AvatarProblem {
        /** The file was refused. */
        REFUSED,
        /** The file was not ready within 24 hours. */
        TIMED_OUT,
        /** The file is not the caller's own, or was uploaded for another purpose than AVATAR. */
        NOT_USABLE
    }
}
