package org.psyhealth.platform.persistence;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A lock of PostgreSQL that lasts until the end of a transaction. The transaction asks for it once, however often the
 * code does: consumers handle a hundred records in one transaction, and for each of them the way to the database and
 * back takes longer than its work there.
 */
public final class TransactionLock {

    private final String sql;
    private final boolean isQuery;

    private TransactionLock(String sql, boolean isQuery) {
        this.sql = sql;
        this.isQuery = isQuery;
    }

    /**
     * The lock of a table in a mode.
     *
     * @see <a href="https://www.postgresql.org/docs/18/explicit-locking.html#LOCKING-TABLES">PostgreSQL: table-level
     *     locks</a>
     */
    public static TransactionLock of(String table, String mode) {
        return new TransactionLock("lock table %s in %s mode".formatted(table, mode), false);
    }

    /** The exclusive lock of what a relation stands for; it does not prevent reading or writing the relation. */
    public static TransactionLock exclusive(String relation) {
        return new TransactionLock(
                "select pg_advisory_xact_lock('%s'::regclass::oid::bigint)".formatted(relation), true);
    }

    /** Takes the lock, unless the current transaction has it. */
    public void take(JdbcClient jdbc) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        if (isQuery) {
            jdbc.sql(sql).query().singleRow();
        } else {
            jdbc.sql(sql).update();
        }
        TransactionSynchronizationManager.registerSynchronization(new Held());
        TransactionSynchronizationManager.bindResource(this, sql);
    }

    /** Remembers the lock as long as the transaction goes on; a transaction within it has locks of its own. */
    private final class Held implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TransactionLock.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TransactionLock.this, sql);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TransactionLock.this);
        }
    }
}
