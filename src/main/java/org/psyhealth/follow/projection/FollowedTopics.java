package org.psyhealth.follow.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.Successors;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The topics, what each of them is now, and who follows which. */
@Repository
class FollowedTopics {

    private static final VersionedUpsert TOPIC =
            VersionedUpsert.into("follow.topic", "id").columns("sensitive", "merged_into");

    private static final Successors CURRENT = Successors.of("follow.topic", "follow.topic_current", "sensitive");

    private static final VersionedUpsert FOLLOW =
            VersionedUpsert.into("follow.topic_follow", "topic_id", "user_id").columns("since", "until");

    private final JdbcClient jdbc;

    FollowedTopics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void upsert(EventMeta topic, TopicState state) {
        CURRENT.lock(jdbc);
        var isNews = TOPIC.prepare(jdbc, topic)
                        .param("id", topic.aggregateId())
                        .param("sensitive", state.sensitivity() == TopicSensitivity.SENSITIVE)
                        .param("merged_into", state.mergedInto())
                        .update()
                > 0;
        if (isNews) {
            CURRENT.update(jdbc, topic.aggregateId());
        }
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
