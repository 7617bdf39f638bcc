package org.psyhealth.notification.inbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts notifications into inboxes, in the transaction that notes their cause. Each is an effect under a natural key:
 * the same event once more adds nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class InboxWriter {

    private final JdbcClient jdbc;
    private final InboxCounter counter;

    InboxWriter(JdbcClient jdbc, InboxCounter counter) {
        this.jdbc = jdbc;
        this.counter = counter;
    }

    /** Welcomes a person; empty if that has happened before. */
    public Optional<UUID> welcome(UUID recipientId, Instant at) {
        var id = jdbc.sql("""
                insert into notification.inbox (recipient_id, dedup_key, kind, created_at)
                values (:recipientId, 'welcome', 'WELCOME', :at)
                on conflict (recipient_id, dedup_key) do nothing
                returning id""")
                .param("recipientId", recipientId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
        counter.put("WELCOME", id.isPresent() ? 1 : 0);
        return id;
    }

    /**
     * Tells everyone who follows one of the topics, apart from the author: one notification each, for the first of the
     * post's topics that they follow.
     */
    public void newPost(UUID postId, UUID authorId, List<UUID> topicIds, Instant publishedAt) {
        var told = jdbc.sql("""
                insert into notification.inbox (recipient_id, dedup_key, kind, post_id, actor_id, topic_id, created_at)
                select distinct on (f.user_id)
                    f.user_id, :key, 'NEW_POST', :postId, :authorId, f.topic_id, :publishedAt
                from notification.follow f
                where f.topic_id = any (:topicIds) and f.active and f.user_id <> :authorId
                order by f.user_id, array_position(:topicIds, f.topic_id)
                on conflict (recipient_id, dedup_key) do nothing""")
                .param("key", "post:" + postId)
                .param("postId", postId)
                .param("authorId", authorId)
                .param("topicIds", topicIds.toArray(UUID[]::new))
                .param("publishedAt", publishedAt.atOffset(ZoneOffset.UTC))
                .update();
        counter.put("NEW_POST", told);
    }

    /** Tells an author of the newest reaction of its kind by a person; nobody is told of their own. */
    public void reaction(UUID postId, UUID authorId, UUID userId, String kind, Instant at) {
        reactionTakenBack(postId, authorId, userId, kind);
        if (userId.equals(authorId)) {
            return;
        }
        var told = jdbc.sql("""
                insert into notification.inbox (recipient_id, dedup_key, kind, post_id, actor_id, created_at)
                values (:authorId, :key, 'REACTION', :postId, :userId, :at)
                on conflict (recipient_id, dedup_key) do nothing""")
                .param("authorId", authorId)
                .param("key", reactionKey(postId, userId, kind))
                .param("postId", postId)
                .param("userId", userId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        counter.put("REACTION", told);
    }

    /** Removes the notification of a reaction. */
    public void reactionTakenBack(UUID postId, UUID authorId, UUID userId, String kind) {
        jdbc.sql("delete from notification.inbox where recipient_id = :authorId and dedup_key = :key")
                .param("authorId", authorId)
                .param("key", reactionKey(postId, userId, kind))
                .update();
    }

    private static String reactionKey(UUID postId, UUID userId, String kind) {
        return "reaction:" + postId + ":" + userId + ":" + kind;
    }
}
