package org.psyhealth.post.reading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as a caller sees it.
 *
 * @param status {@code DRAFT} or {@code PUBLISHED}
 * @param body Markdown
 * @param topics its topics, in the author's order
 * @param reactions the number of reactions of each kind
 * @param myReactions the kinds of the caller's own reactions
 * @param publishedAt null for a draft
 * @param editedAt the last change after publication; null without one
 * @param version shown as the entity tag only
 */
public record PostView(
        UUID id,
        String status,
        String title,
        String body,
        AuthorView author,
        List<TopicView> topics,
        Map<String, Integer> reactions,
        List<String> myReactions,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant editedAt,
        @JsonIgnore long version) {

    /**
     * Who wrote a post.
     *
     * @param displayName null until the event with the name has arrived
     */
    public record AuthorView(UUID id, @Nullable String displayName) {}

    /** A topic of a post. */
    public record TopicView(String slug, String name) {}
}
