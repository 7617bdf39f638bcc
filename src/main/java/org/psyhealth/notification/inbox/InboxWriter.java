package org.psyhealth.notification.inbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts notifications into inboxes, in the transaction that records their cause. Each insert has a natural key, so
 * processing the same event again adds nothing.
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

    /** Welcomes a person, once. */
    public void welcome(UUID recipientId, Instant memberSince) {
        var told = jdbc.sql("""
                insert into notification.inbox (recipient_id, dedup_key, kind, created_at)
                values (:recipientId, 'welcome', 'WELCOME', :at)
                on conflict (recipient_id, dedup_key) do nothing""")
                .param("recipientId", recipientId)
                .param("at", memberSince.atOffset(ZoneOffset.UTC))
                .update();
        counter.put("WELCOME", told);
    }

    /**
     * Notifies an author that a person reacted to a post: one notification per person and post, whatever the kinds and
     * however often they change. While no reaction is active the notification is retracted, but keeps its id and its
     * read mark.
     */
    public void reactionsChanged(UUID postId, UUID authorId, UUID userId) {
        var told = jdbc.sql("""
                with reaction as (
                    select min(since) as since from notification.reaction
                    where post_id = :postId and user_id = :userId
                ), told as (
                    insert into notification.inbox as i
                        (recipient_id, dedup_key, kind, post_id, actor_id, created_at)
                    select :authorId, :key, 'REACTION', :postId, :userId, since from reaction where since is not null
                    on conflict (recipient_id, dedup_key) do update
                    set created_at = excluded.created_at, taken_back = false
                    where i.taken_back or i.created_at <> excluded.created_at
                    returning old.id is null as is_new
                ), taken_back as (
                    update notification.inbox set taken_back = true
                    where recipient_id = :authorId and dedup_key = :key and not taken_back
                        and exists (select from reaction where since is null)
                )
                select count(*) from told where is_new""")
                .param("authorId", authorId)
                .param("key", "reaction:" + postId + ":" + userId)
                .param("postId", postId)
                .param("userId", userId)
                .query(Integer.class)
                .single();
        counter.put("REACTION", told);
    }
}
