package org.psyhealth.recommendation.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostWithdrawn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The posts that may be recommended, in their newest known state. */
@Repository
@Transactional
class Candidates {

    private static final VersionedUpsert POST = VersionedUpsert.into("recommendation.post", "id")
            .columns("author_id", "title", "published_at", "topic_ids", "withdrawn")
            .returningTo("id, topic_ids, score, old.id is null as is_new", """
                    , ranked as (
                        insert into recommendation.ranked (post_id, topic_id, score)
                        select distinct id, topic_id, score from stored cross join unnest(topic_ids) as topic_id
                        where is_new
                    )
                    select is_new from stored""");

    private final JdbcClient jdbc;
    private final Ranking ranking;

    Candidates(JdbcClient jdbc, Ranking ranking) {
        this.jdbc = jdbc;
        this.ranking = ranking;
    }

    void add(PostPublished event) {
        store(event.meta(), event.authorId(), event.title(), event.publishedAt(), event.topicIds(), false);
    }

    void change(PostEdited event) {
        store(event.meta(), event.authorId(), event.title(), event.publishedAt(), event.topicIds(), false);
    }

    /** Leaves a tombstone that keeps only the version, the author and the reactions of the post. */
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
        ranking.lock();
        POST.prepare(jdbc, meta)
                .param("id", meta.aggregateId())
                .param("author_id", authorId)
                .param("title", title)
                .param("published_at", publishedAt == null ? null : publishedAt.atOffset(ZoneOffset.UTC))
                .param("topic_ids", topicIds.toArray(UUID[]::new))
                .param("withdrawn", withdrawn)
                .query(Boolean.class)
                .optional()
                .filter(isNew -> !isNew)
                .ifPresent(known -> ranking.move(meta.aggregateId()));
    }
}
