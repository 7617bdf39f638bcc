package org.psyhealth.recommendation.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who blocks or mutes whom. */
@Repository
class Silences {

    private static final VersionedUpsert SILENCE = VersionedUpsert.into(
                    "recommendation.silence", "by_id", "of_id", "kind")
            .columns("until");

    private final JdbcClient jdbc;

    Silences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param until null while nobody ends it */
    void block(EventMeta meta, UUID blocker, UUID member, @Nullable Instant until) {
        upsert(meta, blocker, member, "BLOCK", until);
    }

    /** @param until null without an end; may be in the future */
    void mute(EventMeta meta, UUID muter, UUID member, @Nullable Instant until) {
        upsert(meta, muter, member, "MUTE", until);
    }

    private void upsert(EventMeta meta, UUID by, UUID of, String kind, @Nullable Instant until) {
        SILENCE.prepare(jdbc, meta)
                .param("by_id", by)
                .param("of_id", of)
                .param("kind", kind)
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }
}
