package org.psyhealth.recommendation.projection;

import java.util.UUID;
import org.psyhealth.platform.persistence.TransactionLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rank of each post in each of its topics: a function of the newest state of the post and of its reactions,
 * computed when either arrives.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Ranking {

    private static final TransactionLock LOCK = TransactionLock.exclusive("recommendation.ranked");

    private final JdbcClient jdbc;

    Ranking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * To be called before a post or a reaction is stored; one such transaction at a time. A transaction locks many
     * posts, and two that lock the same posts in a different order would deadlock.
     */
    void lock() {
        LOCK.take(jdbc);
    }

    /** Ranks a post that was known already in its current topics. */
    void move(UUID post) {
        jdbc.sql("delete from recommendation.ranked where post_id = :id")
                .param("id", post)
                .update();
        jdbc.sql("""
                insert into recommendation.ranked (post_id, topic_id, score)
                select distinct p.id, topic_id, p.score
                from recommendation.post p cross join unnest(p.topic_ids) as topic_id
                where p.id = :id""").param("id", post).update();
    }

    /** Adds to the count of reactions to a post, whether the post is known yet or not. */
    void count(UUID post, int change) {
        jdbc.sql("""
                insert into recommendation.post as p (id, reactions)
                values (:id, :change)
                on conflict (id) do update set reactions = p.reactions + excluded.reactions""").param("id", post).param("change", change).update();
        jdbc.sql("""
                update recommendation.ranked r set score = p.score
                from recommendation.post p
                where r.post_id = :id and p.id = :id""").param("id", post).update();
    }
}
