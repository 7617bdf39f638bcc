package org.psyhealth.recommendation.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who follows which topic. */
@Repository
class Follows {

    private static final VersionedUpsert FOLLOW =
            VersionedUpsert.into("recommendation.follow", "user_id", "topic_id").columns("since", "until");

    private final JdbcClient jdbc;

    Follows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param until null while the follow is active */
    void upsert(EventMeta meta, UUID topic, UUID user, Instant since, @Nullable Instant until) {
        FOLLOW.prepare(jdbc, meta)
                .param("user_id", user)
                .param("topic_id", topic)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }
}
