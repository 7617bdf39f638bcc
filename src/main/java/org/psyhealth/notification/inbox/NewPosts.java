package org.psyhealth.notification.inbox;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notifies people of posts in the topics that they follow. Posts and follows arrive on different streams, so who is
 * notified is a function of the facts and their own timestamps, never of the order of arrival: a person is notified of
 * a post if and only if {@code since <= publishedAt < until} for the newest follow of one of the post's topics as they
 * are now, or of a topic that was one with it when the post was published: merged into it, or both into a third, and
 * still so (see {@link TopicReach}). When any side arrives, the affected pairs of person and post are recomputed from
 * what is stored by then. Nobody is notified of their own posts, or of one that was published in a {@link Silence}. A
 * notification that no longer applies is retracted, not deleted: if it applies again, it is the same one, with its read
 * mark.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NewPosts {

    /** If the person follows several of the topics, the first in the author's order is named. */
    private static final String TELL_FOLLOWERS = """
            with written as (
                insert into notification.inbox as i
                    (recipient_id, dedup_key, kind, post_id, actor_id, topic_id, created_at)
                select distinct on (f.user_id)
                    f.user_id, 'post:' || cast(:post as uuid), 'NEW_POST', :post, :author, topic.id, :publishedAt
                from unnest(:topics) with ordinality as topic (id, place)
                """ + TopicReach.OF_TOPIC + """
                join notification.follow f on f.topic_id = reach.topic_id
                where reach.since <= :publishedAt
                    and f.since <= :publishedAt and (f.until is null or :publishedAt < f.until)
                    and f.user_id <> :author and f.user_id <> all (%s)
                order by f.user_id, topic.place
                on conflict (recipient_id, dedup_key) do update set topic_id = excluded.topic_id, taken_back = false
                where i.topic_id <> excluded.topic_id or i.taken_back
                returning old.id is null as is_new
            )
            select count(*) from written where is_new""".formatted(Silence.RECIPIENTS);

    /** Followers of topics that the post was in before, unless another follow of theirs still applies. */
    private static final String RETRACT = """
            update notification.inbox i set taken_back = true
            from (
                select distinct f.user_id
                from unnest(:topicsBefore) as topic (id)
                """ + TopicReach.OF_TOPIC + """
                join notification.follow f on f.topic_id = reach.topic_id
            ) as follower
            where i.recipient_id = follower.user_id and i.dedup_key = 'post:' || cast(:post as uuid)
                and not i.taken_back
                and not exists (
                    select from unnest(:topics) as topic (id)
                    """ + TopicReach.OF_TOPIC + """
                    join notification.follow f on f.topic_id = reach.topic_id
                    where f.user_id = i.recipient_id and reach.since <= :publishedAt::timestamptz
                        and f.since <= :publishedAt::timestamptz
                        and (f.until is null or :publishedAt::timestamptz < f.until))""";

    /** The posts for which it matters that a follow changed, in the topic and in those that it reaches. */
    private static final String OF_FOLLOW = """
            with pair as (
                select distinct cast(:user as uuid) as user_id, e.post_id
                from (select cast(:topic as uuid) as id) as topic
                """ + TopicReach.OF_TOPIC + """
                join notification.post_by_topic e
                    on e.topic_id = reach.topic_id and e.published_at >= greatest(:from, reach.since)
                where (e.published_at >= :since and (:until::timestamptz is null or e.published_at < :until))
                    <> (e.published_at >= :sinceBefore
                        and (:untilBefore::timestamptz is null or e.published_at < :untilBefore))
            ),""";

    /**
     * The posts of an author published in the times in which the recipient either no longer hears of them, or does
     * again.
     */
    private static final String OF_SILENCE = """
            with changed as (
                select lower(period) as since, coalesce(upper(period), 'infinity') as until
                from unnest((:before::tstzmultirange - :after::tstzmultirange)
                    + (:after::tstzmultirange - :before::tstzmultirange)) as period
            ), pair as (
                select cast(:user as uuid) as user_id, p.id as post_id
                from changed
                join notification.post p on p.author_id = :author
                    and p.published_at >= changed.since and p.published_at < changed.until
            ),""";

    /** The posts and followers for which it matters that topics reach each other now, or no longer. */
    private static final String OF_REACH = """
            with pair as (
                select distinct f.user_id, e.post_id
                from unnest(:topics, :followed, :since) as changed (topic_id, followed_id, since)
                join notification.post_by_topic e
                    on e.topic_id = changed.topic_id and e.published_at >= changed.since
                join notification.follow f on f.topic_id = changed.followed_id
                    and f.since <= e.published_at and (f.until is null or e.published_at < f.until)
            ),""";

    /** The same for pairs of a person and a post. */
    private static final String TELL =
            """
             told as (
                select distinct on (pair.user_id, p.id)
                    pair.user_id, p.id as post_id, p.author_id, p.published_at, topic.id as topic_id
                from pair
                join notification.post p on p.id = pair.post_id
                cross join unnest(p.topic_ids) with ordinality as topic (id, place)
                """ + TopicReach.OF_TOPIC + """
                join notification.follow f on f.topic_id = reach.topic_id and f.user_id = pair.user_id
                    and reach.since <= p.published_at
                    and f.since <= p.published_at and (f.until is null or p.published_at < f.until)
                where pair.user_id <> p.author_id and %s
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
            select count(*) from written where is_new""".formatted(Silence.isNone("pair.user_id", "p.author_id", "p.published_at"));

    private final JdbcClient jdbc;
    private final TopicReach reach;
    private final InboxCounter counter;

    NewPosts(JdbcClient jdbc, TopicReach reach, InboxCounter counter) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.counter = counter;
    }

    /**
     * A post is in these topics now: it was published there, or moved there.
     *
     * @param topics in the author's order
     */
    public void postPlaced(UUID post, UUID author, List<UUID> topics, Instant publishedAt) {
        var told = jdbc.sql(TELL_FOLLOWERS)
                .param("post", post)
                .param("author", author)
                .param("topics", topics.toArray(UUID[]::new))
                .param("publishedAt", timestamp(publishedAt))
                .query(Integer.class)
                .single();
        counter.put("NEW_POST", told);
    }

    /**
     * A post that was in some topics is in others, or was withdrawn.
     *
     * @param topicsBefore its previous topics
     * @param topics its current topics; empty if it was withdrawn
     * @param publishedAt null if it was withdrawn
     */
    public void postMoved(
            UUID post, Collection<UUID> topicsBefore, Collection<UUID> topics, @Nullable Instant publishedAt) {
        jdbc.sql(RETRACT)
                .param("post", post)
                .param("topicsBefore", topicsBefore.toArray(UUID[]::new))
                .param("topics", topics.toArray(UUID[]::new))
                .param("publishedAt", timestamp(publishedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
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

    /** The times changed in which a person does not hear of an author. */
    void silenceChanged(UUID user, UUID author, String before, String after) {
        var told = jdbc.sql(OF_SILENCE + TELL)
                .param("user", user)
                .param("author", author)
                .param("before", before)
                .param("after", after)
                .query(Integer.class)
                .single();
        counter.put("NEW_POST", told);
    }

    /** Topics were merged, or parted, or a merge got another time. */
    public void topicsMerged() {
        var changed = reach.update();
        if (changed.isEmpty()) {
            return;
        }
        var told = jdbc.sql(OF_REACH + TELL)
                .param("topics", changed.stream().map(TopicReach.Changed::topic).toArray(UUID[]::new))
                .param(
                        "followed",
                        changed.stream().map(TopicReach.Changed::followed).toArray(UUID[]::new))
                .param(
                        "since",
                        new SqlArrayValue(
                                "timestamptz",
                                changed.stream().map(TopicReach.Changed::since).toArray()))
                .query(Integer.class)
                .single();
        counter.put("NEW_POST", told);
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
