package org.psyhealth.notification.projection;

import java.util.UUID;
import org.psyhealth.notification.inbox.InboxWriter;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells authors of reactions to their posts. A reaction that was taken back takes its notification with it. */
@Service
@Transactional
class Reactions {

    private final JdbcClient jdbc;
    private final InboxWriter notifications;

    Reactions(JdbcClient jdbc, InboxWriter notifications) {
        this.jdbc = jdbc;
        this.notifications = notifications;
    }

    void add(PostReacted event) {
        if (isNews(event.meta(), event.userId(), event.kind(), true)) {
            notifications.reaction(
                    event.postId(),
                    event.authorId(),
                    event.userId(),
                    event.kind(),
                    event.meta().time());
        }
    }

    void remove(PostUnreacted event) {
        if (isNews(event.meta(), event.userId(), event.kind(), false)) {
            notifications.reactionTakenBack(event.postId(), event.authorId(), event.userId(), event.kind());
        }
    }

    private boolean isNews(EventMeta meta, UUID userId, String kind, boolean active) {
        return jdbc.sql("""
                insert into notification.reaction as r (post_id, user_id, kind, active, version)
                values (:postId, :userId, :kind, :active, :version)
                on conflict (post_id, user_id, kind) do update set
                    active = excluded.active,
                    version = excluded.version
                where r.version < excluded.version""")
                        .param("postId", meta.aggregateId())
                        .param("userId", userId)
                        .param("kind", kind)
                        .param("active", active)
                        .param("version", meta.aggregateVersion())
                        .update()
                > 0;
    }
}
