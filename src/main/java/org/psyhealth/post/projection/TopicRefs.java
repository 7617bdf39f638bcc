package org.psyhealth.post.projection;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The topics that posts can have. */
@Repository
class TopicRefs {

    private static final VersionedUpsert TOPIC =
            VersionedUpsert.into("post.topic_ref", "id").columns("slug", "name");

    private final JdbcClient jdbc;

    TopicRefs(JdbcClient jdbc) {
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
