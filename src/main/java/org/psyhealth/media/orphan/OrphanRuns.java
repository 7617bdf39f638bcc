package org.psyhealth.media.orphan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.ids.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The searches that were asked for; a unique index lets one at a time go on, and a lease one task search. */
@Repository
@Transactional
class OrphanRuns {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    OrphanRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Asks for a search; empty if one has not ended yet. */
    Optional<OrphanRun> ask(boolean dryRun, @Nullable UUID by) {
        return jdbc.sql("""
                        insert into media.orphan_run (id, dry_run, asked_by, asked_at) values (:id, :dryRun, :by, :now)
                        on conflict do nothing returning *""")
                .param("id", UuidV7.next())
                .param("dryRun", dryRun)
                .param("by", by)
                .param("now", time(clock.instant()))
                .query((row, number) -> runOf(row))
                .optional();
    }

    /** Whether a dry run has ended since. */
    boolean hasCountedSince(Instant since) {
        return jdbc.sql("""
                        select exists (select from media.orphan_run
                            where dry_run and outcome = 'DONE' and ended_at >= :since)""").param("since", time(since)).query(Boolean.class).single();
    }

    /** Takes the search that waits, or whose task has died. */
    Optional<SearchLease> take() {
        var now = clock.instant();
        return jdbc.sql("""
                        update media.orphan_run set token = :token, until = :until
                        where ended_at is null and (until is null or until < :now) returning id, dry_run, token""")
                .param("token", UUID.randomUUID())
                .param("until", time(now.plus(LEASE)))
                .param("now", time(now))
                .query((row, number) -> new SearchLease(
                        row.getObject("id", UUID.class), row.getBoolean("dry_run"), row.getObject("token", UUID.class)))
                .optional();
    }

    /** Tells how far a search is, and renews its lease; false if it was lost, and the search must end. */
    boolean progress(SearchLease lease, Figures figures) {
        return update(lease, figures, "until = :time", clock.instant().plus(LEASE), null);
    }

    /** Ends a search. */
    void end(SearchLease lease, Figures figures, Outcome outcome) {
        update(lease, figures, "ended_at = :time, outcome = :outcome", clock.instant(), outcome);
    }

    /** All searches before one, the newest first. */
    @Transactional(readOnly = true)
    List<OrphanRun> list(UUID before, int limit) {
        return jdbc.sql("select * from media.orphan_run where id < :before order by id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> runOf(row))
                .list();
    }

    /** Of the last search that was to remove something: how many it left because they were too many. */
    @Transactional(readOnly = true)
    long leftByTheLast() {
        return jdbc.sql("""
                        select case when outcome = 'STOPPED' then orphans else 0 end from media.orphan_run
                        where not dry_run and ended_at is not null order by ended_at desc limit 1""").query(Long.class).optional().orElse(0L);
    }

    private boolean update(
            SearchLease lease, Figures figures, String assignments, Instant time, @Nullable Outcome outcome) {
        return jdbc.sql("update media.orphan_run set listed = :listed, orphans = :orphans, bytes = :bytes,"
                                + " removed = :removed, " + assignments
                                + " where id = :id and token = :token and ended_at is null")
                        .param("listed", figures.listed())
                        .param("orphans", figures.orphans())
                        .param("bytes", figures.bytes())
                        .param("removed", figures.removed())
                        .param("time", time(time))
                        .param("outcome", outcome == null ? null : outcome.name())
                        .param("id", lease.run())
                        .param("token", lease.token())
                        .update()
                > 0;
    }

    private static OrphanRun runOf(ResultSet row) throws SQLException {
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        var outcome = row.getString("outcome");
        return new OrphanRun(
                row.getObject("id", UUID.class),
                row.getBoolean("dry_run"),
                row.getObject("asked_by", UUID.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getLong("listed"),
                row.getLong("orphans"),
                row.getLong("bytes"),
                row.getLong("removed"),
                endedAt == null ? null : endedAt.toInstant(),
                outcome == null ? null : Outcome.valueOf(outcome));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
