package org.psyhealth.topic.projection;

import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.TransactionLock;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts published posts per topic. */
@Repository
@Transactional
class PostCounts {

    /** Counts the difference between the current and the previous topics of the post. */
    private static final VersionedUpsert POST = VersionedUpsert.into("topic.counted_post", "post_id")
            .columns("topic_ids")
            .returningTo("topic_ids as after, old.topic_ids as before", """
                    insert into topic.post_count as c (topic_id, total)
                    select topic_id, sum(by)
                    from (select unnest(after) as topic_id, 1 as by from stored
                        union all select unnest(before), -1 from stored) step
                    group by topic_id having sum(by) <> 0 order by topic_id
                    on conflict (topic_id) do update set total = c.total + excluded.total""");

    /**
     * Consumers of several partitions count in transactions that update many rows: the lock, held until their end,
     * prevents deadlocks.
     */
    private static final TransactionLock LOCK = TransactionLock.exclusive("topic.post_count");

    private final JdbcClient jdbc;

    PostCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets the topics of the post as of this version. */
    void upsert(EventMeta post, List<UUID> topics) {
        LOCK.take(jdbc);
        POST.prepare(jdbc, post)
                .param("post_id", post.aggregateId())
                .param("topic_ids", new SqlArrayValue("uuid", topics.toArray()))
                .update();
    }

    /** Removes the post from its topics as of this version. */
    void remove(EventMeta post) {
        upsert(post, List.of());
    }
}
