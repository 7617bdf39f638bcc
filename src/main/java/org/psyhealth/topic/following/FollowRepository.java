package org.psyhealth.topic.following;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The relations between topics and their followers. Each change is one statement that tells whether it was one. */
@Repository
class FollowRepository {

    private static final String START = """
            insert into topic.follow as f (topic_id, user_id, active, version, changed_at)
            values (:topic, :user, true, 1, :now)
            on conflict (topic_id, user_id) do update
                set active = true, version = f.version + 1, changed_at = excluded.changed_at
                where not f.active
            returning version
            """;

    private static final String END = """
            update topic.follow set active = false, version = version + 1, changed_at = :now
            where topic_id = :topic and user_id = :user and active
            returning version
            """;

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

    /** The relation's version after the change, empty if the user followed already. */
    Optional<Long> start(UUID topic, UUID user, Instant now) {
        return change(START, topic, user, now);
    }

    /** The relation's version after the change, empty if the user did not follow. */
    Optional<Long> end(UUID topic, UUID user, Instant now) {
        return change(END, topic, user, now);
    }

    private Optional<Long> change(String sql, UUID topic, UUID user, Instant now) {
        return jdbc.sql(sql)
                .param("topic", topic)
                .param("user", user)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }
}
