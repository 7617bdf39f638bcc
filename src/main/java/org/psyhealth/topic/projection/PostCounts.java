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

/** Counts published posts per topic, each once for what its topics are now. */
@Repository
@Transactional
public class PostCounts {

    /** Counts the difference between the current and the previous topics of the post. */
    private static final VersionedUpsert POST = VersionedUpsert.into("topic.counted_post", "post_id")
            .columns("topic_ids")
            .returningTo("topic_ids as after, old.topic_ids as before", """
                    insert into topic.post_count as c (topic_id, total)
                    select topic_id, sum(by)
                    from (
                        select distinct coalesce(n.current_id, named.id) as topic_id, 1 as by
                        from stored cross join unnest(after) as named (id)
                        left join topic.topic_current n on n.id = named.id
                        union all
                        select distinct coalesce(n.current_id, named.id), -1
                        from stored cross join unnest(before) as named (id)
                        left join topic.topic_current n on n.id = named.id
                    ) step
                    group by topic_id having sum(by) <> 0 order by topic_id
                    on conflict (topic_id) do update set total = c.total + excluded.total""");

    /**
     * Consumers of several partitions count in transactions that update many rows: the lock, held until their end,
     * prevents deadlocks. And what a topic is does not change while they count.
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

    /** To be called before what topics are now is changed. */
    public void lock() {
        LOCK.take(jdbc);
    }

    /** Counts the posts of topics anew that were merged or parted. */
    public void recount(UUID... topics) {
        LOCK.take(jdbc);
        jdbc.sql("""
                        insert into topic.post_count (topic_id, total)
                        select changed.id, (
                            select count(*) from topic.counted_post p
                            where p.topic_ids && array(
                                select c.id from topic.topic_current c where c.current_id = changed.id))
                        from unnest(:topics) as changed (id)
                        on conflict (topic_id) do update set total = excluded.total""").param("topics", topics).update();
    }
}
