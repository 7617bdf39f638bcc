package org.psyhealth.recommendation.projection;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who follows which topic. */
@Repository
class Follows {

    private static final VersionedUpsert FOLLOW =
            VersionedUpsert.into("recommendation.follow", "user_id", "topic_id").columns("active");

    private final JdbcClient jdbc;

    Follows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(EventMeta meta, UUID topic, UUID user, boolean active) {
        FOLLOW.prepare(jdbc, meta)
                .param("user_id", user)
                .param("topic_id", topic)
                .param("active", active)
                .update();
    }
}
