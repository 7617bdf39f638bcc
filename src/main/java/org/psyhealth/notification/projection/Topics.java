package org.psyhealth.notification.projection;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.inbox.JoinLock;
import org.psyhealth.notification.inbox.NewPosts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.Successors;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.psyhealth.topic.events.TopicState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The names of topics, which are merged into which, and since when. */
@Repository
class Topics {

    private static final VersionedUpsert TOPIC = VersionedUpsert.into("notification.topic", "id")
            .columns("title_en", "title_vi", "merged_into", "merged_at")
            .returning("old.merged_into, old.merged_at");

    private static final Successors CURRENT =
            Successors.of("notification.topic", "notification.topic_current", "title_en", "title_vi");

    private final JdbcClient jdbc;
    private final JoinLock lock;
    private final NewPosts newPosts;

    Topics(JdbcClient jdbc, JoinLock lock, NewPosts newPosts) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.newPosts = newPosts;
    }

    @Transactional
    void upsert(EventMeta meta, TopicState state) {
        lock.lockFollows(); // also one such transaction at a time
        var now = new Merge(
                state.mergedInto(),
                state.mergedAt() == null ? null : state.mergedAt().atOffset(ZoneOffset.UTC));
        TOPIC.prepare(jdbc, meta)
                .param("id", meta.aggregateId())
                .param("title_en", state.title().en())
                .param("title_vi", state.title().vi())
                .param("merged_into", now.into())
                .param("merged_at", now.at(), Types.TIMESTAMP_WITH_TIMEZONE)
                .query((row, number) -> new Merge(
                        row.getObject("merged_into", UUID.class), row.getObject("merged_at", OffsetDateTime.class)))
                .optional()
                .ifPresent(before -> {
                    CURRENT.update(jdbc, meta.aggregateId());
                    if (!before.isSame(now)) {
                        newPosts.topicsMerged();
                    }
                });
    }

    private record Merge(@Nullable UUID into, @Nullable OffsetDateTime at) {

        boolean isSame(Merge other) {
            return Objects.equals(into, other.into)
                    && (at == null ? other.at == null : other.at != null && at.isEqual(other.at));
        }
    }
}
