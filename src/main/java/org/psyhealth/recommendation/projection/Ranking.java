package org.psyhealth.recommendation.projection;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The place of each post in the ranking of each of its topics: a function of the newest state of the post and of the
 * reactions to it, computed when either arrives.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Ranking {

    private final JdbcClient jdbc;

    Ranking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * To be taken before a post or a reaction is stored; one such transaction at a time. A transaction holds many
     * posts, and two that met the same posts in another order would wait for each other in a circle.
     */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock('recommendation.ranked'::regclass::oid::bigint)")
                .query()
                .singleRow();
    }

    /** Places a post under its topics as they are now. */
    void place(UUID post, boolean isNew) {
        if (!isNew) {
            jdbc.sql("delete from recommendation.ranked where post_id = :id")
                    .param("id", post)
                    .update();
        }
        jdbc.sql("""
                insert into recommendation.ranked (post_id, topic_id, score)
                select distinct p.id, topic_id, p.score
                from recommendation.post p cross join unnest(p.topic_ids) as topic_id
                where p.id = :id""").param("id", post).update();
    }

    /** Counts reactions to a post, given or taken back, whether the post is known yet or not. */
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
