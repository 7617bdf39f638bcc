package org.psyhealth.notification.projection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.inbox.JoinLock;
import org.psyhealth.notification.inbox.NewPosts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The titles, authors and topics of posts, and when they were published. */
@Repository
@Transactional
class Posts {

    /** Maintains, like an index, the posts of each topic by age together with the rows. */
    private static final VersionedUpsert POST = VersionedUpsert.into("notification.post", "id")
            .columns("author_id", "title", "topic_ids", "published_at")
            .returningTo(
                    "id, topic_ids, published_at, old.topic_ids as topics_before, old.published_at as published_before",
                    """
                    , gone as (
                        delete from notification.post_by_topic entry using stored
                        where entry.topic_id = any (topics_before) and entry.published_at = published_before
                            and entry.post_id = id
                            and (entry.topic_id <> all (topic_ids)
                                or entry.published_at is distinct from stored.published_at)
                    ), placed as (
                        insert into notification.post_by_topic (topic_id, published_at, post_id)
                        select topic_id, published_at, id from stored cross join unnest(topic_ids) as topic_id
                        on conflict do nothing
                    )
                    select topics_before as topic_ids, published_before as published_at from stored""");

    private final JdbcClient jdbc;
    private final JoinLock lock;
    private final NewPosts newPosts;

    Posts(JdbcClient jdbc, JoinLock lock, NewPosts newPosts) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.newPosts = newPosts;
    }

    void upsert(EventMeta meta, UUID author, String title, List<UUID> topics, Instant publishedAt) {
        store(meta, author, title, new Placing(topics, publishedAt));
    }

    /** Leaves a tombstone: its notifications are retracted, whenever they were created. */
    void remove(EventMeta meta, UUID author) {
        store(meta, author, null, Placing.NOWHERE);
    }

    private void store(EventMeta meta, UUID author, @Nullable String title, Placing placing) {
        lock.lockPosts();
        POST.prepare(jdbc, meta)
                .param("id", meta.aggregateId())
                .param("author_id", author)
                .param("title", title)
                .param("topic_ids", placing.topicIds())
                .param("published_at", placing.timestamp())
                .query(Placing::before)
                .optional()
                .filter(before -> !before.equals(placing))
                .ifPresent(before -> move(meta.aggregateId(), author, before, placing));
    }

    private void move(UUID post, UUID author, Placing before, Placing now) {
        if (now.publishedAt() != null) {
            newPosts.postPlaced(post, author, now.topics(), now.publishedAt());
        }
        if (before.publishedAt() != null) {
            newPosts.postMoved(post, before.topics(), now.topics(), now.publishedAt());
        }
    }

    /** The topics of a post and its time of publication. */
    private record Placing(List<UUID> topics, @Nullable Instant publishedAt) {

        static final Placing NOWHERE = new Placing(List.of(), null);

        static Placing before(ResultSet row, int number) throws SQLException {
            Array topics = row.getArray("topic_ids");
            var publishedAt = row.getObject("published_at", OffsetDateTime.class);
            return topics == null
                    ? NOWHERE
                    : new Placing(
                            List.of((UUID[]) topics.getArray()), publishedAt == null ? null : publishedAt.toInstant());
        }

        UUID[] topicIds() {
            return topics.toArray(UUID[]::new);
        }

        @Nullable
        OffsetDateTime timestamp() {
            return publishedAt == null ? null : publishedAt.atOffset(ZoneOffset.UTC);
        }
    }
}
