package org.psyhealth.post.projection;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who blocks whom. */
@Repository
class Blocks {

    private static final VersionedUpsert BLOCK =
            VersionedUpsert.into("post.block", "blocker_id", "member_id").columns("active");

    private final JdbcClient jdbc;

    Blocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(EventMeta block, UUID blocker, UUID member, boolean isActive) {
        BLOCK.prepare(jdbc, block)
                .param("blocker_id", blocker)
                .param("member_id", member)
                .param("active", isActive)
                .update();
    }
}
