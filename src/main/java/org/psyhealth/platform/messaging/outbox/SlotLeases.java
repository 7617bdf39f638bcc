package org.psyhealth.platform.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The slots that this task may send, as PostgreSQL advisory locks of one session: they end with the session, so a task
 * that dies hands its slots over without anyone's help. Every task also holds a shared lock; counting its holders tells
 * how many tasks there are, and so the fair share of each.
 */
class SlotLeases implements AutoCloseable {

    private static final int PRESENCE_CLASS = 0x70737968;
    private static final int SLOT_CLASS = PRESENCE_CLASS + 1;

    private final SingleConnectionDataSource session;
    private final JdbcClient jdbc;
    private final SortedSet<Integer> held = new TreeSet<>();

    /** Takes over the connection and announces this task. */
    SlotLeases(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        session = new SingleConnectionDataSource(connection, true);
        jdbc = JdbcClient.create(session);
        try {
            configure();
            announce();
        } catch (RuntimeException e) {
            session.destroy();
            throw e;
        }
    }

    private void configure() {
        // Deletions need not wait for the disk: one that a crash of the server undoes sends its event once more.
        jdbc.sql("select set_config('synchronous_commit', 'off', false)")
                .query()
                .singleRow();
        // A peer that vanished without closing its socket is noticed within about five seconds.
        jdbc.sql("""
                        select set_config('tcp_keepalives_idle', '2', false),
                               set_config('tcp_keepalives_interval', '1', false),
                               set_config('tcp_keepalives_count', '3', false),
                               set_config('tcp_user_timeout', '5000', false)""").query().singleRow();
    }

    private void announce() {
        jdbc.sql("select pg_advisory_lock_shared(?, 0)")
                .param(PRESENCE_CLASS)
                .query()
                .singleRow();
    }

    /** The session that holds the locks: work done through it stops when the locks are lost. */
    SingleConnectionDataSource session() {
        return session;
    }

    SortedSet<Integer> held() {
        return held;
    }

    /** Gives away slots above the fair share, and takes free ones up to it. */
    void rebalance() {
        var share = Math.ceilDiv(Slots.COUNT, tasks());
        while (held.size() > share) {
            release(held.last());
        }
        IntStream.range(0, Slots.COUNT)
                .filter(slot -> !held.contains(slot))
                .takeWhile(slot -> held.size() < share)
                .forEach(this::tryTake);
    }

    private int tasks() {
        return jdbc.sql("""
                        select count(*) from pg_locks where locktype = 'advisory' and granted
                        and classid = ? and objid = 0 and objsubid = 2
                        and database = (select oid from pg_database where datname = current_database())""").param(PRESENCE_CLASS).query(Integer.class).single();
    }

    private void tryTake(int slot) {
        var taken = jdbc.sql("select pg_try_advisory_lock(?, ?)")
                .params(SLOT_CLASS, slot)
                .query(Boolean.class)
                .single();
        if (taken) {
            held.add(slot);
        }
    }

    private void release(int slot) {
        jdbc.sql("select pg_advisory_unlock(?, ?)")
                .params(SLOT_CLASS, slot)
                .query()
                .singleRow();
        held.remove(slot);
    }

    /** Ends the session, and with it every lock. */
    @Override
    public void close() {
        held.clear();
        session.destroy();
    }
}
