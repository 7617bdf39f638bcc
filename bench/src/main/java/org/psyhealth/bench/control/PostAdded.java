package org.psyhealth.bench.control;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The event of a new post, as heavy as the product's {@code post.published}. */
record PostAdded(
        UUID eventId,
        UUID postId,
        UUID authorId,
        String title,
        String excerpt,
        List<UUID> topicIds,
        Instant publishedAt,
        long version) {}
