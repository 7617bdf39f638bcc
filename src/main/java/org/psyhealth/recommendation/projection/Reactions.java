package org.psyhealth.recommendation.projection;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who reacts to which post. A relation adds its change to the count of its post: one when it starts, minus one when it
 * ends, nothing when a record is not newer. So the sum does not depend on the order of the records.
 */
@Repository
class Reactions {

    private static final VersionedUpsert REACTION = VersionedUpsert.into(
                    "recommendation.reaction", "post_id", "user_id", "kind")
            .columns("active")
            .returning("new.active::integer - coalesce(old.active, false)::integer");

    private final JdbcClient jdbc;
    private final Ranking ranking;

    Reactions(JdbcClient jdbc, Ranking ranking) {
        this.jdbc = jdbc;
        this.ranking = ranking;
    }

    @Transactional
    void upsert(EventMeta meta, UUID post, UUID user, String kind, boolean active) {
        ranking.lock();
        REACTION.prepare(jdbc, meta)
                .param("post_id", post)
                .param("user_id", user)
                .param("kind", kind)
                .param("active", active)
                .query(Integer.class)
                .optional()
                .filter(change -> change != 0)
                .ifPresent(change -> ranking.count(post, change));
    }
}
