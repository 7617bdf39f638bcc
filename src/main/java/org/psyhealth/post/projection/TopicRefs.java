package org.psyhealth.post.projection;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.Successors;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.psyhealth.topic.events.TopicState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The topics that posts can have, and what each of them is now. */
@Repository
class TopicRefs {

    private static final VersionedUpsert TOPIC = VersionedUpsert.into("post.topic_ref", "id")
            .columns("slug", "title_en", "title_vi", "status", "merged_into");

    private static final Successors CURRENT =
            Successors.of("post.topic_ref", "post.topic_current", "slug", "title_en", "title_vi", "status");

    private final JdbcClient jdbc;

    TopicRefs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void upsert(EventMeta topic, TopicState state) {
        CURRENT.lock(jdbc);
        var isNews = TOPIC.prepare(jdbc, topic)
                        .param("id", topic.aggregateId())
                        .param("slug", state.slug())
                        .param("title_en", state.title().en())
                        .param("title_vi", state.title().vi())
                        .param("status", state.status().name())
                        .param("merged_into", state.mergedInto())
                        .update()
                > 0;
        if (isNews) {
            CURRENT.update(jdbc, topic.aggregateId());
        }
    }
}
