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
 * The table {@code platform.redrive}: one run for each dead letter topic at a time, whichever task it was asked of. A
 * task works on a run while it holds its lease, which every step renews; one that dies or freezes loses it to another.
 */
@Component
class Redrives {

    /** Longer than a letter may take: the database's socket time-out, and the producer's. */
    private static final int LEASE_SECONDS = 90;

    private final JdbcClient jdbc;

    Redrives(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks for a run up to an offset; while one is at work there is no second. */
    void request(String topic, long untilOffset, UUID by) {
        jdbc.sql("""
                        insert into platform.redrive as run (topic, requested_by, until_offset) values (?, ?, ?)
                        on conflict (topic) do update set requested_by = excluded.requested_by,
                            requested_at = now(), until_offset = excluded.until_offset, redriven = 0,
                            failed_again = 0, finished_at = null, lease = null, leased_until = null
                        where run.finished_at is not null""").params(topic, by, untilOffset).update();
    }

    /** The newest run of a topic; empty if nobody ever asked for one. */
    Optional<Redrive> find(String topic) {
        return jdbc.sql("""
                        select requested_at, until_offset, redriven, failed_again, finished_at
                        from platform.redrive where topic = ?""").param(topic).query(Redrives::map).optional();
    }

    /** Which of the topics have a run that nobody works on. */
    List<String> waiting(Collection<String> topics) {
        return jdbc.sql("""
                        select topic from platform.redrive where topic = any (?) and finished_at is null
                        and (leased_until is null or leased_until < now())""")
                .param(topics.toArray(String[]::new))
                .query((row, number) -> row.getString("topic"))
                .list();
    }

    /** Takes the lease of a waiting run; empty if somebody else has it, or there is nothing to do. */
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
     * Renews a lease and adds what was done under it.
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

    /** Leaves an unfinished run to whoever takes it next. */
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
