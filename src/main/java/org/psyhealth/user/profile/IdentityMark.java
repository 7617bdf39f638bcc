package org.psyhealth.user.profile;

import java.time.Instant;

/**
 * The statement of the identity provider that a profile reflects.
 *
 * @param version the version of its event in {@code identity-events}; {@link #FROM_TOKEN} if it came with a token
 * @param statedAt when the identity provider made it
 */
record IdentityMark(long version, Instant statedAt) {

    static final long FROM_TOKEN = -1;

    /** Whether another statement is this one or an older one. */
    boolean covers(IdentityMark other) {
        return other.version <= version || other.statedAt.isBefore(statedAt);
    }
}
