package org.psyhealth.user.profile;

import java.time.Instant;

/**
 * Which statement of the identity provider a profile follows.
 *
 * @param version the version of its event in {@code identity-events}; {@link #FROM_TOKEN} if it came with a token
 * @param statedAt when the identity provider made it
 */
record IdentityMark(long version, Instant statedAt) {

    static final long FROM_TOKEN = -1;

    /** Whether a statement that arrives now is this one or an older one. */
    boolean covers(IdentityMark other) {
        return other.version <= version || other.statedAt.isBefore(statedAt);
    }
}
