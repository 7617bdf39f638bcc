package org.psyhealth.platform.messaging.consumer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code platform.redrive}: at most one run per dead letter topic at a time, across all tasks. A task
 * processes a run while it holds its lease, which every step renews; a task that dies or freezes loses it to another.
 */
@Component
class Redrives {

    /** Longer than a letter may take: the socket timeout of the database plus that of the producer. */
    private static final int LEASE_SECONDS = 90;

    private final JdbcClient jdbc;

    Redrives(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Requests a run up to an offset; has no effect while one is unfinished. */
    void request(String topic, long untilOffset, UUID by) {
        jdbc.sql("""
                        insert into platform.redrive as run (topic, requested_by, until_offset) values (?, ?, ?)
                        on conflict (topic) do update set requested_by = excluded.requested_by,
                            requested_at = now(), until_offset = excluded.until_offset, redriven = 0,
                            failed_again = 0, finished_at = null, lease = null, leased_until = null
                        where run.finished_at is not null""").params(topic, by, untilOffset).update();
    }

    /** The newest run of a topic; empty if there was none. */
    Optional<Redrive> find(String topic) {
        return jdbc.sql("""
                        select requested_at, until_offset, redriven, failed_again, finished_at
                        from platform.redrive where topic = ?""").param(topic).query(Redrives::map).optional();
    }

    /** The topics with an unfinished run whose lease is free. */
    List<String> waiting(Collection<String> topics) {
        return jdbc.sql("""
                        select topic from platform.redrive where topic = any (?) and finished_at is null
                        and (leased_until is null or leased_until < now())""")
                .param(topics.toArray(String[]::new))
                .query((row, number) -> row.getString("topic"))
                .list();
    }

    /** Takes the lease of a waiting run; empty if another task holds it, or there is nothing to do. */
    Optional<Redrive> lease(String topic, UUID lease) {
        return jdbc.sql("""
                        update platform.redrive set lease = ?, leased_until = now() + make_interval(secs => ?)
                        where topic = ? and finished_at is null and (leased_until is null or leased_until < now())
                        returning requested_at, until_offset, redriven, failed_again, finished_at""")
                .params(lease, LEASE_SECONDS, topic)
                .query(Redrives::map)
                .optional();
    }

    /**
     * Renews a lease and adds to the progress.
     *
     * @return whether it was still held
     */
    boolean progress(String topic, UUID lease, int redriven, int failedAgain) {
        return jdbc.sql("""
                        update platform.redrive set redriven = redriven + ?, failed_again = failed_again + ?,
                            leased_until = now() + make_interval(secs => ?)
                        where topic = ? and lease = ?""")
                        .params(redriven, failedAgain, LEASE_SECONDS, topic, lease)
                        .update()
                > 0;
    }

    void finish(String topic, UUID lease) {
        jdbc.sql("""
                        update platform.redrive set finished_at = now(), lease = null, leased_until = null
                        where topic = ? and lease = ?""").params(topic, lease).update();
    }

    /** Releases the lease of an unfinished run. */
    void release(String topic, UUID lease) {
        jdbc.sql("update platform.redrive set lease = null, leased_until = null where topic = ? and lease = ?")
                .params(topic, lease)
                .update();
    }

    private static Redrive map(ResultSet row, int number) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new Redrive(
                row.getTimestamp("requested_at").toInstant(),
                row.getLong("until_offset"),
                row.getInt("redriven"),
                row.getInt("failed_again"),
                finished == null ? null : finished.toInstant());
    }
}
