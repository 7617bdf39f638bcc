package org.psyhealth.media.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of jobs. One is taken with a lease that its worker renews while it works; the attempt is counted before the
 * work begins, so that a file that kills the process is known by its count. Everything a worker writes is conditional
 * on the token of its lease: one that returns late changes nothing.
 */
@Repository
public class Jobs {

    /** How long a lease lasts without being renewed. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Jobs(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a job, or makes an existing one due at that time; who works on it at the moment loses it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID subject, JobKind kind, Instant dueAt) {
        jdbc.sql("""
                insert into media.job (subject_id, kind, due_at) values (:subject, :kind, :dueAt)
                on conflict (subject_id, kind) do update
                set due_at = excluded.due_at, attempts = 0, token = null""")
                .param("subject", subject)
                .param("kind", kind.name())
                .param("dueAt", timestamp(dueAt))
                .update();
        if (!dueAt.isAfter(clock.instant())) {
            events.publishEvent(new JobAdded());
        }
    }

    /** Removes a job that is no longer of use; whether there was one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(UUID subject, JobKind kind) {
        return jdbc.sql("delete from media.job where subject_id = :subject and kind = :kind")
                        .param("subject", subject)
                        .param("kind", kind.name())
                        .update()
                > 0;
    }

    /**
     * Takes the job that has been due for longest, counting the attempt; what has to go comes before what has to be
     * made. Empty if none is due.
     */
    @Transactional
    public Optional<Lease> take() {
        var now = clock.instant();
        return jdbc.sql("""
                with due as materialized (
                    select subject_id, kind, begun from media.job where due_at <= :now
                    order by kind in ('PROCESS', 'TIDY', 'EXPORT'), due_at limit 1 for update skip locked
                )
                update media.job job set attempts = attempts + 1, begun = true, token = :token, due_at = :until
                from due where job.subject_id = due.subject_id and job.kind = due.kind
                returning job.subject_id, job.kind, job.attempts, due.begun, job.token""")
                .param("token", UUID.randomUUID())
                .param("now", timestamp(now))
                .param("until", timestamp(now.plus(LEASE)))
                .query((row, number) -> new Lease(
                        row.getObject("subject_id", UUID.class),
                        JobKind.valueOf(row.getString("kind")),
                        row.getInt("attempts"),
                        row.getBoolean("begun"),
                        row.getObject("token", UUID.class)))
                .optional();
    }

    /** Renews a lease; false if it was lost. */
    @Transactional
    public boolean renew(Lease lease) {
        return update(lease, "due_at = :until", clock.instant().plus(LEASE));
    }

    /**
     * Gives a job back, to be taken again later.
     *
     * @param counts whether the attempt counts; one that failed for want of a service does not
     */
    @Transactional
    public void postpone(Lease lease, Duration delay, boolean counts) {
        var attempts = counts ? "" : "attempts = attempts - 1, ";
        update(
                lease,
                attempts + "token = null, due_at = :until",
                clock.instant().plus(delay));
    }

    /** Ends a job in the transaction of its effect; false if the lease was lost, and the effect must not happen. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean finish(Lease lease) {
        return jdbc.sql("delete from media.job where subject_id = :subject and kind = :kind and token = :token")
                        .param("subject", lease.subjectId())
                        .param("kind", lease.kind().name())
                        .param("token", lease.token())
                        .update()
                > 0;
    }

    private boolean update(Lease lease, String assignments, Instant until) {
        return jdbc.sql("update media.job set " + assignments
                                + " where subject_id = :subject and kind = :kind and token = :token")
                        .param("subject", lease.subjectId())
                        .param("kind", lease.kind().name())
                        .param("token", lease.token())
                        .param("until", timestamp(until))
                        .update()
                > 0;
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
