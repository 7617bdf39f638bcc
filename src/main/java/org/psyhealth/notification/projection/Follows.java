package org.psyhealth.notification.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.inbox.Interval;
import org.psyhealth.notification.inbox.JoinLock;
import org.psyhealth.notification.inbox.NewPosts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who follows which topic, and in which interval. */
@Repository
class Follows {

    private static final VersionedUpsert FOLLOW = VersionedUpsert.into("notification.follow", "topic_id", "user_id")
            .columns("since", "until")
            .returning("old.since, old.until");

    private final JdbcClient jdbc;
    private final JoinLock lock;
    private final NewPosts newPosts;

    Follows(JdbcClient jdbc, JoinLock lock, NewPosts newPosts) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.newPosts = newPosts;
    }

    /** @param until null while the follow is active */
    @Transactional
    void upsert(EventMeta meta, UUID topic, UUID user, Instant since, @Nullable Instant until) {
        lock.lockFollows();
        FOLLOW.prepare(jdbc, meta)
                .param("topic_id", topic)
                .param("user_id", user)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .query(Follows::intervalOf)
                .optional()
                .ifPresent(before -> newPosts.followChanged(topic, user, before, new Interval(since, until)));
    }

    private static Interval intervalOf(ResultSet row, int number) throws SQLException {
        var since = row.getObject("since", OffsetDateTime.class);
        var until = row.getObject("until", OffsetDateTime.class);
        return since == null
                ? Interval.NONE
                : new Interval(since.toInstant(), until == null ? null : until.toInstant());
    }
}
