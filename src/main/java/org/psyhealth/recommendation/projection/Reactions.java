package org.psyhealth.recommendation.projection;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the reactions to each post. A relation adds what it changes: one when it becomes active, minus one when it
 * ends, nothing when an event is old or known. So the sum is the same for every order of the events, and no recount is
 * needed.
 */
@Service
@Transactional
class Reactions {

    private final JdbcClient jdbc;

    Reactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PostReacted event) {
        store(event.meta(), event.userId(), event.kind(), true);
    }

    void remove(PostUnreacted event) {
        store(event.meta(), event.userId(), event.kind(), false);
    }

    private void store(EventMeta meta, UUID userId, String kind, boolean active) {
        jdbc.sql("""
                insert into recommendation.reaction as r (post_id, user_id, kind, active, version)
                values (:postId, :userId, :kind, :active, :version)
                on conflict (post_id, user_id, kind) do update set
                    active = excluded.active,
                    version = excluded.version
                where r.version < excluded.version
                returning new.active::integer - coalesce(old.active, false)::integer""")
                .param("postId", meta.aggregateId())
                .param("userId", userId)
                .param("kind", kind)
                .param("active", active)
                .param("version", meta.aggregateVersion())
                .query(Integer.class)
                .optional()
                .filter(change -> change != 0)
                .ifPresent(change -> count(meta.aggregateId(), change));
    }

    private void count(UUID postId, int change) {
        jdbc.sql("""
                insert into recommendation.post as p (id, reactions)
                values (:id, :change)
                on conflict (id) do update set reactions = p.reactions + excluded.reactions""").param("id", postId).param("change", change).update();
        jdbc.sql("""
                update recommendation.ranked r set score = p.score
                from recommendation.post p
                where r.post_id = :id and p.id = :id""").param("id", postId).update();
    }
}
