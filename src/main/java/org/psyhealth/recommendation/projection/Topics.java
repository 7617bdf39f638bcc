package org.psyhealth.recommendation.projection;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The names of topics. */
@Repository
class Topics {

    private static final VersionedUpsert TOPIC =
            VersionedUpsert.into("recommendation.topic", "id").columns("slug", "name");

    private final JdbcClient jdbc;

    Topics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(EventMeta topic, String slug, String name) {
        TOPIC.prepare(jdbc, topic)
                .param("id", topic.aggregateId())
                .param("slug", slug)
                .param("name", name)
                .update();
    }
}
