package org.psyhealth.recommendation.projection;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the topics, and who follows them. */
@Service
@Transactional
class Followings {

    private final JdbcClient jdbc;

    Followings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void name(TopicCreated event) {
        jdbc.sql("""
                insert into recommendation.topic as t (id, slug, name, version)
                values (:id, :slug, :name, :version)
                on conflict (id) do update set slug = excluded.slug, name = excluded.name, version = excluded.version
                where t.version < excluded.version""")
                .param("id", event.topicId())
                .param("slug", event.slug())
                .param("name", event.name())
                .param("version", event.meta().aggregateVersion())
                .update();
    }

    void follow(TopicFollowed event) {
        store(event.meta(), event.userId(), true);
    }

    void unfollow(TopicUnfollowed event) {
        store(event.meta(), event.userId(), false);
    }

    private void store(EventMeta meta, UUID userId, boolean active) {
        jdbc.sql("""
                insert into recommendation.follow as f (user_id, topic_id, active, version)
                values (:userId, :topicId, :active, :version)
                on conflict (user_id, topic_id) do update set active = excluded.active, version = excluded.version
                where f.version < excluded.version""")
                .param("userId", userId)
                .param("topicId", meta.aggregateId())
                .param("active", active)
                .param("version", meta.aggregateVersion())
                .update();
    }
}
