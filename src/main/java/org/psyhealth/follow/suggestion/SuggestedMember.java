package org.psyhealth.follow.suggestion;

import java.util.List;
import java.util.UUID;
import org.psyhealth.user.events.UserRole;

/**
 * Somebody whom the caller may want to follow. Which topics and people are shared is not told.
 *
 * @param id the person
 * @param displayName the name that others see
 * @param role what others may rely on
 * @param reasons why, the strongest first
 */
record SuggestedMember(UUID id, String displayName, UserRole role, List<Reason> reasons) {

    /** The kinds of reasons. */
    enum Reason {
        /** People whom the caller follows follow the person. */
        FOLLOWED_BY_FOLLOWED,
        /** Both follow the same topics, none of them sensitive. */
        SHARED_TOPICS
    }
}
