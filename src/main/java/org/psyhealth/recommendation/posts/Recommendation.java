package org.psyhealth.recommendation.posts;

import java.time.Instant;
import java.util.UUID;

/** A recommended post, and why. */
record Recommendation(RecommendedPost post, Reason reason) {

    /** What the reader needs to choose; the text is the post module's. */
    record RecommendedPost(UUID id, String title, UUID authorId, Instant publishedAt) {}

    /**
     * Why a post is recommended.
     *
     * @param topic the first of the post's topics that the reader follows
     * @param text the reason as a sentence, in the reader's language
     */
    record Reason(Code code, Topic topic, String text) {}

    /** A topic as the reader knows it. */
    record Topic(UUID id, String slug, String name) {}

    /** The kinds of reasons. */
    enum Code {
        /** The reader follows the topic, and this is new there. */
        NEW_IN_TOPIC,
        /** The reader follows the topic, and several people responded to this. */
        POPULAR_IN_TOPIC;

        private static final int SEVERAL = 3;

        static Code of(int reactions) {
            return reactions < SEVERAL ? NEW_IN_TOPIC : POPULAR_IN_TOPIC;
        }
    }
}
