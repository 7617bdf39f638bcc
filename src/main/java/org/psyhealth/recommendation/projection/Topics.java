package org.psyhealth.recommendation.projection;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.Successors;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicState;
import org.psyhealth.topic.events.TopicStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The names of topics, whether they are active and sensitive, and what each of them is now. */
@Repository
class Topics {

    private static final VersionedUpsert TOPIC = VersionedUpsert.into("recommendation.topic", "id")
            .columns("slug", "title_en", "title_vi", "active", "sensitive", "merged_into");

    private static final Successors CURRENT = Successors.of(
            "recommendation.topic",
            "recommendation.topic_current",
            "slug",
            "title_en",
            "title_vi",
            "active",
            "sensitive");

    private final JdbcClient jdbc;

    Topics(JdbcClient jdbc) {
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
                        .param("active", state.status() == TopicStatus.ACTIVE)
                        .param("sensitive", state.sensitivity() == TopicSensitivity.SENSITIVE)
                        .param("merged_into", state.mergedInto())
                        .update()
                > 0;
        if (isNews) {
            CURRENT.update(jdbc, topic.aggregateId());
        }
    }
}
