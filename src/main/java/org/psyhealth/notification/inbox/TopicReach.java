package org.psyhealth.notification.inbox;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which topics count as one, and since when. A post in a topic concerns those who follow another one if both are merged
 * into a third, or one of them into the other, directly or by several steps, and if they had met when the post was
 * published. It is a function of the newest states of topics: when a merge is undone, the topics never met.
 */
@Component
class TopicReach {

    /**
     * To be joined to {@code topic (id)}: the topic itself, always, and those that it reaches. It works in both
     * directions, from the topics of a post to what may be followed and back.
     */
    static final String OF_TOPIC = """
            cross join lateral (
                select topic.id as topic_id, '-infinity'::timestamptz as since
                union all
                select r.followed_id, r.since from notification.topic_reach r where r.topic_id = topic.id
            ) as reach
            """;

    /**
     * All pairs anew, from the topics that are merged and those on their ways. Two topics meet where their ways do; the
     * earliest time wins, which is that of the nearest such place.
     */
    private static final String UPDATE = """
            with recursive way (id, at, since) as (
                select id, id, '-infinity'::timestamptz from (
                    select id from notification.topic where merged_into is not null
                    union select merged_into from notification.topic where merged_into is not null
                ) involved
                union all
                select way.id, t.merged_into, greatest(way.since, t.merged_at)
                from way join notification.topic t on t.id = way.at
                where t.merged_into is not null
            ) cycle at set is_circle using path,
            pair as (
                select one.id as topic_id, other.id as followed_id, min(greatest(one.since, other.since)) as since
                from way one join way other on other.at = one.at and other.id <> one.id
                where not one.is_circle and not other.is_circle
                group by one.id, other.id
            ),
            gone as (
                delete from notification.topic_reach r
                where not exists (
                    select from pair where pair.topic_id = r.topic_id and pair.followed_id = r.followed_id)
                returning topic_id, followed_id, since
            ),
            placed as (
                insert into notification.topic_reach as r (topic_id, followed_id, since)
                select topic_id, followed_id, since from pair
                on conflict (topic_id, followed_id) do update set since = excluded.since
                where r.since <> excluded.since
                returning topic_id, followed_id, least(old.since, new.since) as since
            )
            select topic_id, followed_id, since from gone union all select topic_id, followed_id, since from placed""";

    private final JdbcClient jdbc;

    TopicReach(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the pairs as of now; returns those that changed. */
    List<Changed> update() {
        return jdbc.sql(UPDATE)
                .query((row, number) -> new Changed(
                        row.getObject("topic_id", UUID.class),
                        row.getObject("followed_id", UUID.class),
                        row.getString("since")))
                .list();
    }

    /**
     * A pair that reaches each other now, no longer, or from another time on.
     *
     * @param topic that of a post
     * @param followed the other one
     * @param since the earliest publication that this concerns, as PostgreSQL writes it
     */
    record Changed(UUID topic, UUID followed, String since) {}
}
