package org.psyhealth.topic.following;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.psyhealth.platform.persistence.VersionedRelation;
import org.psyhealth.platform.persistence.VersionedRelation.Change;
import org.psyhealth.platform.web.problem.Problems;
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

    /** What the topic of a slug is now. It stays so until the end of the transaction. */
    UUID currentOf(String slug) {
        return jdbc.sql("""
                        select c.current_id from topic.slug s join topic.topic_current c on c.id = s.topic_id
                        where s.slug = :slug for share of c""")
                .param("slug", slug)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Problems.notFound("The topic"));
    }

    /** The topics that the user follows among those that are this one now. */
    List<UUID> followed(UUID current, UUID user) {
        return jdbc.sql("""
                        select f.topic_id from topic.topic_current c join topic.follow f on f.topic_id = c.id
                        where c.current_id = :current and f.user_id = :user and f.until is null
                        order by f.topic_id""")
                .param("current", current)
                .param("user", user)
                .query((row, number) -> row.getObject("topic_id", UUID.class))
                .list();
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
