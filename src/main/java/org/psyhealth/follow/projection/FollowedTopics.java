package org.psyhealth.follow.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The topics, and who follows which. */
@Repository
class FollowedTopics {

    private static final VersionedUpsert TOPIC =
            VersionedUpsert.into("follow.topic", "id").columns("sensitive");

    private static final VersionedUpsert FOLLOW =
            VersionedUpsert.into("follow.topic_follow", "topic_id", "user_id").columns("since", "until");

    private final JdbcClient jdbc;

    FollowedTopics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(EventMeta topic, boolean isSensitive) {
        TOPIC.prepare(jdbc, topic)
                .param("id", topic.aggregateId())
                .param("sensitive", isSensitive)
                .update();
    }

    /** @param until null while the follow is active */
    void follow(EventMeta meta, UUID topic, UUID user, Instant since, @Nullable Instant until) {
        FOLLOW.prepare(jdbc, meta)
                .param("topic_id", topic)
                .param("user_id", user)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }
}
