package org.psyhealth.follow.following;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The caller's relations to a person. Whether that person blocks or mutes the caller is not told.
 *
 * @param memberId the person
 * @param state how far the caller's follow has come
 * @param since when the follow or the request started; null without one
 * @param follower whether the person follows the caller
 * @param blocked whether the caller blocks the person
 * @param muted whether the caller mutes the person
 * @param mutedUntil when the mute ends by itself; null without such an end
 */
record FollowView(
        UUID memberId,
        State state,
        @Nullable Instant since,
        boolean follower,
        boolean blocked,
        boolean muted,
        @Nullable Instant mutedUntil) {

    /** How far a follow has come. */
    enum State {
        NONE,
        REQUESTED,
        FOLLOWING
    }
}
