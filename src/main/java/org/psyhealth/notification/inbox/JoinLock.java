package org.psyhealth.notification.inbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Serializes transactions that store the two sides of a join concurrently: without it neither would see the other's
 * uncommitted rows. A transaction takes the lock before it stores its side and holds it until it ends; whatever it
 * reads after that includes what the other side has committed. The locks are always acquired in the same order.
 *
 * @see <a href="https://www.postgresql.org/docs/18/explicit-locking.html#LOCKING-TABLES">PostgreSQL: table-level
 *     locks</a>
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class JoinLock {

    private final JdbcClient jdbc;

    JoinLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called before a post is stored: compatible with other posts, but not with follows. */
    public void lockPosts() {
        jdbc.sql("lock table notification.join_lock in row exclusive mode").update();
    }

    /** To be called before a follow is stored: one such transaction at a time, and no post. */
    public void lockFollows() {
        jdbc.sql("lock table notification.join_lock in share row exclusive mode")
                .update();
    }

    /**
     * To be called before a reaction is stored: one such transaction at a time, so that reactions of one person see
     * each other.
     */
    public void lockReactions() {
        lockPosts(); // the records of one poll may include posts
        jdbc.sql("select pg_advisory_xact_lock('notification.reaction'::regclass::oid::bigint)")
                .query()
                .singleRow();
    }
}
