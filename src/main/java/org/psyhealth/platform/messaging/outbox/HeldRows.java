package org.psyhealth.platform.messaging.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of {@code platform.outbox} in the slots of one session. It modifies rows only while the session is
 * registered: deleting a row that the next holder is about to send, or has to send before another one of its key, would
 * leave an old event as the newest of its key.
 */
final class HeldRows {

    /**
     * Locks the row, so that nobody can evict the session before the statement has completed. The lock does not
     * conflict with renewals, which do not change the id.
     */
    private static final String WHILE_KNOWN =
            "with session as materialized (select from platform.relay where id = :relay for key share) ";

    private static final int LONGEST_ERROR = 1_000;

    private final JdbcClient jdbc;
    private final String relay;

    HeldRows(JdbcClient jdbc, String relay) {
        this.jdbc = jdbc;
        this.relay = relay;
    }

    /**
     * The oldest rows of these slots that can be sent, in the order to send them.
     *
     * @param withoutTopics topics to leave out
     * @param without rows that are in flight
     */
    List<OutboxRow> oldest(
            Collection<Integer> slots, Collection<String> withoutTopics, Collection<Long> without, int limit) {
        return jdbc.sql("""
                        select seq, topic, key, headers, payload, recorded_at from platform.outbox
                        where slot = any(?) and parked_at is null and topic <> all(?) and seq <> all(?)
                        order by seq limit ?""")
                .params(
                        slots.toArray(Integer[]::new),
                        withoutTopics.toArray(String[]::new),
                        without.toArray(Long[]::new),
                        limit)
                .query(HeldRows::read)
                .list();
    }

    /** The same for one topic only, while nothing is in flight. */
    List<OutboxRow> oldestOf(String topic, Collection<Integer> slots, int limit) {
        return jdbc.sql("""
                        select seq, topic, key, headers, payload, recorded_at from platform.outbox
                        where slot = any(?) and parked_at is null and topic = ? order by seq limit ?""")
                .params(slots.toArray(Integer[]::new), topic, limit)
                .query(HeldRows::read)
                .list();
    }

    private static OutboxRow read(ResultSet row, int number) throws SQLException {
        return new OutboxRow(
                row.getLong("seq"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("headers"),
                row.getBytes("payload"),
                row.getTimestamp("recorded_at").toInstant());
    }

    /**
     * Deletes rows that the broker has committed, and marks parked rows that one of them supersedes. It commits
     * asynchronously: if a crash of the server undoes a deletion, its event is sent once more.
     *
     * @throws LeaseLostException if the session is no longer registered: the current holder of the slots sends them
     *     again
     */
    void delete(Collection<Long> seqs) {
        var deleted = jdbc.sql(WHILE_KNOWN + """
                        , sent as (
                            delete from platform.outbox
                            where seq = any(:seqs) and exists (select from session)
                            returning topic, key, seq),
                        superseded as (
                            update platform.outbox parked
                            set superseded = true, parked_at = coalesce(parked_at, clock_timestamp())
                            from sent
                            where parked.error is not null and parked.topic = sent.topic and parked.key = sent.key
                                and parked.seq < sent.seq and parked.seq <> all(:seqs))
                        select count(*), set_config('synchronous_commit', 'off', true) from sent""")
                .param("relay", relay)
                .param("seqs", seqs.toArray(Long[]::new))
                .query((row, number) -> row.getInt(1))
                .single();
        if (deleted < seqs.size()) {
            throw new LeaseLostException();
        }
    }

    /**
     * Parks a row with its error, until an administrator re-drives it.
     *
     * @throws LeaseLostException if the session is no longer registered
     */
    void park(long seq, String error) {
        var parked = jdbc.sql(WHILE_KNOWN + """
                        update platform.outbox set parked_at = clock_timestamp(), error = :error
                        where seq = :seq and exists (select from session)""")
                .param("relay", relay)
                .param("seq", seq)
                .param("error", storable(error))
                .update();
        if (parked == 0) {
            throw new LeaseLostException();
        }
    }

    /**
     * Removes the dead rows that {@link #oldest} would have to skip, as it reads from the lowest {@code seq}.
     * Autovacuum runs once a minute; at a thousand events a second that is sixty thousand dead rows to skip for every
     * batch.
     *
     * @param atMost how long it may take, in whole seconds; less than the transaction timeout of the connection
     * @throws org.springframework.dao.QueryTimeoutException if there is too much to read, which is left to autovacuum
     */
    void vacuum(Duration atMost) {
        jdbc.sql("vacuum (skip_locked, truncate false) platform.outbox")
                .withQueryTimeout(Math.toIntExact(atMost.toSeconds()))
                .update();
    }

    /** PostgreSQL's {@code text} cannot store NUL, which an error message may contain. */
    private static String storable(String error) {
        var text = error.replace("\0", "");
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
