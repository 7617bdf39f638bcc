package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The slots that one session of a relay may send, in {@code platform.relay} and {@code platform.slot_lease}. The lease
 * belongs to the session, not to each slot: one row is renewed however many slots it holds, and a slot changes its
 * holder only when the holder releases it or the holder's row is deleted.
 */
final class SlotLeases {

    /**
     * The lease has expired, or the connection is closed: a killed process closes its connection, a frozen one does
     * not. The latter may be wrong, which does no harm, since a session is fenced before it is evicted.
     */
    private static final String GONE =
            "(expires_at < clock_timestamp() or backend not in (select pid from pg_stat_activity))";

    private final JdbcClient jdbc;
    private final String relay;
    private final Duration lease;
    private final SortedSet<Integer> held = new TreeSet<>();

    /**
     * Leases of one session.
     *
     * @param relay the transactional id of its producer
     * @param lease how long the session is valid without a renewal
     */
    SlotLeases(JdbcClient jdbc, String relay, Duration lease) {
        this.jdbc = jdbc;
        this.relay = relay;
        this.lease = lease;
    }

    /** The slots held, as far as this session knows. */
    SortedSet<Integer> held() {
        return held;
    }

    /**
     * Registers the session. Its producer must have been initialized before: others fence it only after it is
     * registered.
     */
    void join() {
        jdbc.sql("insert into platform.relay (id, expires_at) values (?, clock_timestamp() + make_interval(secs => ?))")
                .params(relay, seconds())
                .update();
    }

    /** Returns whether the session is still registered; otherwise another task has taken over its slots. */
    boolean renew() {
        return jdbc.sql(
                                "update platform.relay set expires_at = clock_timestamp() + make_interval(secs => ?) where id = ?")
                        .params(seconds(), relay)
                        .update()
                == 1;
    }

    /** All registered sessions, in an order that all tasks agree on. */
    List<Relay> relays() {
        return jdbc.sql("select id, " + GONE + " as gone from platform.relay order by id")
                .query((row, number) -> new Relay(row.getString("id"), row.getBoolean("gone")))
                .list();
    }

    /** Frees the slots of fenced sessions, except those that turn out not to be gone. */
    void evict(Collection<String> fenced) {
        jdbc.sql("""
                        delete from platform.relay where id in (
                            select id from platform.relay where id = any(?) and %s
                            for update skip locked)""".formatted(GONE)).param(fenced.toArray(String[]::new)).update();
    }

    /**
     * Releases slots above the share, and claims free ones up to it. Nothing may be in flight to the broker meanwhile.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if the session is no longer registered
     */
    void resize(int share) {
        if (held.size() > share) {
            release(List.copyOf(held).subList(share, held.size()));
        } else if (held.size() < share) {
            take(share - held.size());
        }
    }

    private void take(int count) {
        held.addAll(jdbc.sql("""
                        update platform.slot_lease set relay = ? where slot in (
                            select slot from platform.slot_lease where relay is null
                            order by slot limit ? for update skip locked)
                        returning slot""").params(relay, count).query(Integer.class).list());
    }

    private void release(Collection<Integer> slots) {
        jdbc.sql("update platform.slot_lease set relay = null where slot = any(?) and relay = ?")
                .params(slots.toArray(Integer[]::new), relay)
                .update();
        held.removeAll(slots);
    }

    /** Releases everything. Only for a session whose producer has nothing left to send. */
    void leave() {
        held.clear();
        jdbc.sql("delete from platform.relay where id = ?").param(relay).update();
    }

    private double seconds() {
        return lease.toMillis() / 1_000.0;
    }

    /** A relay session, and whether its slots are to be taken over. */
    record Relay(String id, boolean gone) {}
}
