package org.psyhealth.topic.projection;

import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Counts published posts per topic. */
@Repository
class PostCounts {

    private static final VersionedUpsert POST = VersionedUpsert.into("topic.counted_post", "post_id")
            .columns("topic_ids")
            .returning("old.topic_ids as before");

    /**
     * Consumers of several partitions count in transactions that update many rows: the lock, held until their end,
     * prevents deadlocks.
     */
    private static final String LOCK = "select pg_advisory_xact_lock('topic.post_count'::regclass::oid::bigint)";

    /** The difference between the current and the previous topics of the post. */
    private static final String COUNT = """
            insert into topic.post_count as c (topic_id, total)
            select topic_id, sum(by)
            from (select unnest(:after::uuid[]) as topic_id, 1 as by
                union all select unnest(:before::uuid[]), -1) step
            group by topic_id having sum(by) <> 0 order by topic_id
            on conflict (topic_id) do update set total = c.total + excluded.total
            """;

    private final JdbcClient jdbc;

    PostCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets the topics of the post as of this version. */
    void upsert(EventMeta post, List<UUID> topics) {
        jdbc.sql(LOCK).query().singleRow();
        var after = new SqlArrayValue("uuid", topics.toArray());
        POST.prepare(jdbc, post)
                .param("post_id", post.aggregateId())
                .param("topic_ids", after)
                .query((row, number) -> {
                    var before = row.getArray("before");
                    return before == null ? new Object[0] : (Object[]) before.getArray();
                })
                .optional()
                .ifPresent(before -> jdbc.sql(COUNT)
                        .param("after", after)
                        .param("before", new SqlArrayValue("uuid", before))
                        .update());
    }

    /** Removes the post from its topics as of this version. */
    void remove(EventMeta post) {
        upsert(post, List.of());
    }
}
