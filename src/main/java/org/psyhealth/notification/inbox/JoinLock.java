package org.psyhealth.notification.inbox;

import org.psyhealth.platform.persistence.TransactionLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Serializes transactions that store the two sides of a join concurrently: without it neither would see the other's
 * uncommitted rows. A transaction takes the lock before it stores its side and holds it until it ends; whatever it
 * reads after that includes what the other side has committed. The locks are always acquired in the same order.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class JoinLock {

    private static final TransactionLock POSTS = TransactionLock.of("notification.join_lock", "row exclusive");
    private static final TransactionLock FOLLOWS = TransactionLock.of("notification.join_lock", "share row exclusive");
    private static final TransactionLock REACTIONS = TransactionLock.exclusive("notification.reaction");

    private final JdbcClient jdbc;

    JoinLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be called before a post is stored: compatible with other posts, but not with follows. */
    public void lockPosts() {
        POSTS.take(jdbc);
    }

    /** To be called before a follow is stored: one such transaction at a time, and no post. */
    public void lockFollows() {
        FOLLOWS.take(jdbc);
    }

    /** To be called before a silence is stored: it concerns posts, follows and reactions, and waits for all of them. */
    public void lockSilences() {
        FOLLOWS.take(jdbc);
    }

    /**
     * To be called before a reaction is stored: one such transaction at a time, so that reactions of one person see
     * each other.
     */
    public void lockReactions() {
        lockPosts(); // the records of one poll may include posts
        REACTIONS.take(jdbc);
    }
}
