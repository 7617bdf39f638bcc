package org.psyhealth.topic.projection;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Counts published posts per topic. */
@Repository
class PostCounts {

    /**
     * An older or known version changes nothing. What a newer one changes is the difference between the topics it names
     * and those that the version it replaces named. Consumers of several partitions count in transactions that hold
     * many posts: the lock, until their end, keeps them from waiting for each other's rows in a circle.
     */
    private static final String APPLY = """
            with turn as materialized (
                select pg_advisory_xact_lock('topic.post_count'::regclass::oid::bigint)
            ), change as (
                insert into topic.counted_post as p (post_id, version, topic_ids)
                select :post, :version, :topics from turn
                on conflict (post_id) do update set version = excluded.version, topic_ids = excluded.topic_ids
                    where p.version < excluded.version
                returning old.topic_ids as before, new.topic_ids as after
            ), step as (
                select unnest(after) as topic_id, 1 as by from change
                union all
                select unnest(before), -1 from change
            )
            insert into topic.post_count as c (topic_id, total)
            select topic_id, sum(by) from step group by topic_id having sum(by) <> 0 order by topic_id
            on conflict (topic_id) do update set total = c.total + excluded.total
            """;

    private final JdbcClient jdbc;

    PostCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From this version on, the post stands under these topics. */
    void upsert(UUID post, long version, List<UUID> topics) {
        jdbc.sql(APPLY)
                .param("post", post)
                .param("version", version)
                .param("topics", new SqlArrayValue("uuid", topics.toArray()))
                .update();
    }

    /** From this version on, the post can no longer be read. */
    void remove(UUID post, long version) {
        upsert(post, version, List.of());
    }
}
