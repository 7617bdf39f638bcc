package org.psyhealth.topic.following;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many people follow a topic or one that is merged into it, each counted once. Whoever changes a follow of these
 * topics, or which topics these are, holds the row of the count first.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FollowerCounts {

    private final JdbcClient jdbc;

    FollowerCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts the followers of topics anew that were merged or parted. */
    public void recount(UUID... topics) {
        lock(topics);
        jdbc.sql("""
                        update topic.follower_count n set total = (
                            select count(distinct f.user_id)
                            from topic.topic_current c join topic.follow f on f.topic_id = c.id and f.until is null
                            where c.current_id = n.topic_id)
                        where n.topic_id = any (:topics)""").param("topics", topics).update();
    }

    void lock(UUID... topics) {
        jdbc.sql(
                        "select topic_id from topic.follower_count where topic_id = any (:topics) order by topic_id for update")
                .param("topics", topics)
                .query(UUID.class)
                .list();
    }

    void add(UUID topic, int change) {
        jdbc.sql("update topic.follower_count set total = total + :change where topic_id = :topic")
                .param("change", change)
                .param("topic", topic)
                .update();
    }
}
