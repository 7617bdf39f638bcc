package org.psyhealth.notification.projection;

import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.inbox.InboxWriter;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostWithdrawn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the titles of posts, and tells the followers of their topics. */
@Service
@Transactional
class Posts {

    private final JdbcClient jdbc;
    private final InboxWriter notifications;

    Posts(JdbcClient jdbc, InboxWriter notifications) {
        this.jdbc = jdbc;
        this.notifications = notifications;
    }

    /**
     * The followers get their notifications even if a newer event came first: a newer title stays, and of a post that
     * was withdrawn meanwhile the inbox shows nothing.
     */
    void announce(PostPublished event) {
        store(event.meta(), event.title(), false);
        notifications.newPost(event.postId(), event.authorId(), event.topicIds(), event.publishedAt());
    }

    void retitle(PostEdited event) {
        store(event.meta(), event.title(), false);
    }

    /** Leaves a tombstone; the inbox shows no notification of a withdrawn post, whenever it was made. */
    void hide(PostWithdrawn event) {
        store(event.meta(), null, true);
    }

    private void store(EventMeta meta, @Nullable String title, boolean withdrawn) {
        jdbc.sql("""
                insert into notification.post as p (id, title, withdrawn, version)
                values (:id, :title, :withdrawn, :version)
                on conflict (id) do update set
                    title = excluded.title,
                    withdrawn = excluded.withdrawn,
                    version = excluded.version
                where p.version < excluded.version""")
                .param("id", meta.aggregateId())
                .param("title", title)
                .param("withdrawn", withdrawn)
                .param("version", meta.aggregateVersion())
                .update();
    }
}
