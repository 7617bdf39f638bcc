package org.psyhealth.notification.inbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps two transactions that store the two sides of a join at the same time from missing each other: neither would see
 * what the other has not committed. A transaction takes the lock before it stores its side, and holds it to its end;
 * whatever it reads after that includes what the other side has committed. The locks are always taken in the same
 * order.
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

    /** Before a post is stored: posts pass each other, follows do not. */
    public void lockPosts() {
        jdbc.sql("lock table notification.join_lock in row exclusive mode").update();
    }

    /** Before a follow is stored: one such transaction at a time, and no post. */
    public void lockFollows() {
        jdbc.sql("lock table notification.join_lock in share row exclusive mode")
                .update();
    }

    /** Before a reaction is stored: one such transaction at a time, so that the kinds of one person see each other. */
    public void lockReactions() {
        lockPosts(); // the records of one poll may hold posts too
        jdbc.sql("select pg_advisory_xact_lock('notification.reaction'::regclass::oid::bigint)")
                .query()
                .singleRow();
    }
}
