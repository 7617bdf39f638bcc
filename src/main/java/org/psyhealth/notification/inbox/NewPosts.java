package org.psyhealth.notification.inbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notifies people of posts in the topics that they follow. Posts and follows arrive on different streams, so who is
 * notified is a function of the facts and their own timestamps, never of the order of arrival: a person is notified of
 * a post if and only if {@code since <= publishedAt < until} for the newest follow of one of the post's topics as they
 * are now. When either side arrives, the affected pairs of person and post are recomputed from what is stored by then.
 * Nobody is notified of their own posts. A notification that no longer applies is retracted, not deleted: if it applies
 * again, it is the same one, with its read mark.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NewPosts {

    private static final String OF_POST = """
            with pair as (
                select distinct user_id, cast(:post as uuid) as post_id
                from notification.follow where topic_id = any (:topics)
            ),""";

    private static final String OF_FOLLOW = """
            with pair as (
                select cast(:user as uuid) as user_id, post_id
                from notification.post_by_topic
                where topic_id = :topic and published_at >= :from
                    and (published_at >= :since and (:until::timestamptz is null or published_at < :until))
                        <> (published_at >= :sinceBefore
                            and (:untilBefore::timestamptz is null or published_at < :untilBefore))
            ),""";

    /** If the person follows several of the topics, the first in the author's order is named. */
    private static final String TELL = """
             told as (
                select distinct on (pair.user_id, p.id)
                    pair.user_id, p.id as post_id, p.author_id, p.published_at, f.topic_id
                from pair
                join notification.post p on p.id = pair.post_id
                cross join unnest(p.topic_ids) with ordinality as topic (id, place)
                join notification.follow f on f.topic_id = topic.id and f.user_id = pair.user_id
                    and f.since <= p.published_at and (f.until is null or p.published_at < f.until)
                where pair.user_id <> p.author_id
                order by pair.user_id, p.id, topic.place
            ), written as (
                insert into notification.inbox as i
                    (recipient_id, dedup_key, kind, post_id, actor_id, topic_id, created_at)
                select user_id, 'post:' || post_id, 'NEW_POST', post_id, author_id, topic_id, published_at
                from told
                on conflict (recipient_id, dedup_key) do update set topic_id = excluded.topic_id, taken_back = false
                where i.topic_id <> excluded.topic_id or i.taken_back
                returning old.id is null as is_new
            ), taken_back as (
                update notification.inbox i set taken_back = true
                from pair
                where i.recipient_id = pair.user_id and i.dedup_key = 'post:' || pair.post_id and not i.taken_back
                    and not exists (
                        select from told where told.user_id = pair.user_id and told.post_id = pair.post_id)
            )
            select count(*) from written where is_new""";

    private final JdbcClient jdbc;
    private final InboxCounter counter;

    NewPosts(JdbcClient jdbc, InboxCounter counter) {
        this.jdbc = jdbc;
        this.counter = counter;
    }

    /**
     * A post was published, withdrawn, or moved to other topics.
     *
     * @param topics its current and its previous topics
     */
    public void postChanged(UUID post, Collection<UUID> topics) {
        var told = jdbc.sql(OF_POST + TELL)
                .param("post", post)
                .param("topics", topics.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
        counter.put("NEW_POST", told);
    }

    /** The interval of a person's follow of a topic changed. */
    public void followChanged(UUID topic, UUID user, Interval before, Interval now) {
        if (before.equals(now)) {
            return;
        }
        var told = jdbc.sql(OF_FOLLOW + TELL)
                .param("topic", topic)
                .param("user", user)
                .param("from", timestamp(before.firstDifferenceFrom(now)))
                .param("since", timestamp(now.since()))
                .param("until", timestamp(now.until()))
                .param("sinceBefore", timestamp(before.since()))
                .param("untilBefore", timestamp(before.until()))
                .query(Integer.class)
                .single();
        counter.put("NEW_POST", told);
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
