package org.psyhealth.support;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How many rows of a table PostgreSQL reads, by an index or not, whatever the plan. */
public final class RowsRead {

    private RowsRead() {}

    /**
     * The rows read from a table during an action, all on the transaction's connection.
     *
     * @param table with its schema
     */
    public static long during(Runnable action, String table, JdbcClient jdbc, PlatformTransactionManager transactions) {
        var rows = new AtomicLong();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            var before = read(table, jdbc);
            action.run();
            rows.set(read(table, jdbc) - before);
        });
        return rows.get();
    }

    private static long read(String table, JdbcClient jdbc) {
        return jdbc.sql("""
                        select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)
                        from pg_stat_xact_user_tables where relid = cast(:table as regclass)""").param("table", table).query(Long.class).single();
    }
}
