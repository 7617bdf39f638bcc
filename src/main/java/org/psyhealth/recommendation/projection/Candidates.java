package org.psyhealth.recommendation.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostWithdrawn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the newest known state of every post, and its place in the ranking of each of its topics. */
@Service
@Transactional
class Candidates {

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PostPublished event) {
        store(event.meta(), event.authorId(), event.title(), event.publishedAt(), event.topicIds(), false);
    }

    void change(PostEdited event) {
        store(event.meta(), event.authorId(), event.title(), event.publishedAt(), event.topicIds(), false);
    }

    /** Leaves a tombstone that remembers nothing of the post but its version, its author and its reactions. */
    void remove(PostWithdrawn event) {
        store(event.meta(), event.authorId(), null, null, List.of(), true);
    }

    private void store(
            EventMeta meta,
            UUID authorId,
            @Nullable String title,
            @Nullable Instant publishedAt,
            List<UUID> topicIds,
            boolean withdrawn) {
        jdbc.sql("""
                insert into recommendation.post as p (id, author_id, title, published_at, topic_ids, withdrawn, version)
                values (:id, :authorId, :title, :publishedAt, :topicIds, :withdrawn, :version)
                on conflict (id) do update set
                    author_id = excluded.author_id,
                    title = excluded.title,
                    published_at = excluded.published_at,
                    topic_ids = excluded.topic_ids,
                    withdrawn = excluded.withdrawn,
                    version = excluded.version
                where p.version < excluded.version
                returning old.id is null as is_new""")
                .param("id", meta.aggregateId())
                .param("authorId", authorId)
                .param("title", title)
                .param("publishedAt", publishedAt == null ? null : publishedAt.atOffset(ZoneOffset.UTC))
                .param("topicIds", topicIds.toArray(UUID[]::new))
                .param("withdrawn", withdrawn)
                .param("version", meta.aggregateVersion())
                .query(Boolean.class)
                .optional()
                .ifPresent(isNew -> rank(meta.aggregateId(), isNew));
    }

    private void rank(UUID postId, boolean isNew) {
        if (!isNew) {
            jdbc.sql("delete from recommendation.ranked where post_id = :id")
                    .param("id", postId)
                    .update();
        }
        jdbc.sql("""
                insert into recommendation.ranked (post_id, topic_id, score)
                select distinct p.id, topic_id, p.score
                from recommendation.post p cross join unnest(p.topic_ids) as topic_id
                where p.id = :id""").param("id", postId).update();
    }
}
