package org.psyhealth.topic.following;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.psyhealth.platform.persistence.VersionedRelation;
import org.psyhealth.platform.persistence.VersionedRelation.Change;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The relations between topics and their followers. */
@Repository
class FollowRepository {

    private static final VersionedRelation FOLLOW = VersionedRelation.in("topic.follow", "topic_id", "user_id");

    private final JdbcClient jdbc;

    FollowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> topicOf(String slug) {
        return jdbc.sql("select id from topic.topic where slug = :slug")
                .param("slug", slug)
                .query(UUID.class)
                .optional();
    }

    /** Empty if the user follows already. */
    Optional<Change> start(UUID topic, UUID user, Instant now) {
        return FOLLOW.start(jdbc, now, topic, user);
    }

    /** Empty if the user does not follow. */
    Optional<Change> end(UUID topic, UUID user, Instant now) {
        return FOLLOW.end(jdbc, now, topic, user);
    }
}
