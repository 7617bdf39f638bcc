package org.psyhealth.post.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.post.reaction.ReactionKind;
import org.psyhealth.post.reading.PostView.PostAuthor;
import org.psyhealth.post.reading.PostView.PostTopic;

/**
 * A post in a list: like {@link PostView}, but with the beginning of its text in place of the body.
 *
 * @param excerpt up to 280 characters of plain text
 */
record PostSummary(
        UUID id,
        PostView.Status status,
        String title,
        String excerpt,
        PostAuthor author,
        List<PostTopic> topics,
        Map<ReactionKind, Integer> reactions,
        List<ReactionKind> myReactions,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant editedAt) {}
