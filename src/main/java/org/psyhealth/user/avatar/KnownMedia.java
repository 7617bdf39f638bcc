package org.psyhealth.user.avatar;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.user.events.Avatar;

/**
 * What the media module told of a file. Three facts stay when newer ones arrive, so that a late record still says what
 * was before: that the file was ready, that it was refused, and whose it is.
 *
 * @param ownerId who uploaded it; null if that was never told
 * @param purpose what it may be used for; null if that was never told
 * @param readyAt when it was first ready; null if it never was
 * @param reason why it was refused; null if it never was
 * @param avatar what can be shown of it; null unless it is ready now
 * @param deletedAt when it was deleted; null if it is still there
 */
public record KnownMedia(
        @Nullable UUID ownerId,
        @Nullable MediaPurpose purpose,
        @Nullable Instant readyAt,
        @Nullable RefusalReason reason,
        @Nullable Avatar avatar,
        @Nullable Instant deletedAt) {

    /** Nothing was told yet. */
    static final KnownMedia NOTHING = new KnownMedia(null, null, null, null, null, null);

    boolean isUnusableFor(UUID person) {
        return ownerId != null && !(ownerId.equals(person) && purpose == MediaPurpose.AVATAR);
    }
}
