package org.psyhealth.notification.projection;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the names of the topics, and who follows them. Whoever follows later is not told of earlier posts. */
@Service
@Transactional
class Followings {

    private final JdbcClient jdbc;

    Followings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void name(TopicCreated event) {
        jdbc.sql("""
                insert into notification.topic as t (id, name, version)
                values (:id, :name, :version)
                on conflict (id) do update set name = excluded.name, version = excluded.version
                where t.version < excluded.version""")
                .param("id", event.topicId())
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
                insert into notification.follow as f (topic_id, user_id, active, version)
                values (:topicId, :userId, :active, :version)
                on conflict (topic_id, user_id) do update set active = excluded.active, version = excluded.version
                where f.version < excluded.version""")
                .param("topicId", meta.aggregateId())
                .param("userId", userId)
                .param("active", active)
                .param("version", meta.aggregateVersion())
                .update();
    }
}
