package org.psyhealth.post.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.post.reading.PostView.AuthorView;
import org.psyhealth.post.reading.PostView.TopicView;

/**
 * A post in a list: like {@link PostView}, but with the beginning of its text in place of the body.
 *
 * @param excerpt up to 280 characters of plain text
 */
record PostSummary(
        UUID id,
        String status,
        String title,
        String excerpt,
        AuthorView author,
        List<TopicView> topics,
        Map<String, Integer> reactions,
        List<String> myReactions,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant editedAt) {}
