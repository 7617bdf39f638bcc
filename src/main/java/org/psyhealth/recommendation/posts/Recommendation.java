package org.psyhealth.recommendation.posts;

import java.time.Instant;
import java.util.UUID;

/**
 * A recommended post, and why.
 *
 * @param post the post
 * @param reason why it is shown
 */
record Recommendation(RecommendedPost post, RecommendationReason reason) {

    /** What the reader needs for the choice; the post module serves the text. */
    record RecommendedPost(UUID id, String title, UUID authorId, Instant publishedAt) {}

    /**
     * Why a post is recommended.
     *
     * @param code the kind of reason
     * @param topic the first of the post's topics that the reader follows
     * @param text the reason as a sentence, in the reader's language
     */
    record RecommendationReason(Code code, FollowedTopic topic, String text) {}

    /** A topic, as shown to the reader. */
    record FollowedTopic(UUID id, String slug, String name) {}

    /** The kinds of reasons. */
    enum Code {
        /** The reader follows the topic, and the post is new. */
        NEW_IN_TOPIC,
        /** The reader follows the topic, and several people reacted to the post. */
        POPULAR_IN_TOPIC;

        private static final int SEVERAL = 3;

        static Code of(int reactions) {
            return reactions < SEVERAL ? NEW_IN_TOPIC : POPULAR_IN_TOPIC;
        }
    }
}
