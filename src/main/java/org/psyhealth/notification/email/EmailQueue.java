package org.psyhealth.notification.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.psyhealth.notification.events.NotificationDelivered;
import org.psyhealth.notification.events.NotificationEvent;
import org.psyhealth.notification.events.NotificationFailed;
import org.psyhealth.notification.kind.Channel;
import org.psyhealth.platform.events.EventMeta;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of e-mails to send. An e-mail is claimed with a lease, in a short transaction of its own, so that no
 * transaction is open while talking to the mail server. If the task dies meanwhile, the lease expires and another task
 * sends the e-mail again, with the same Message-ID.
 */
@Component
@Transactional
public class EmailQueue {

    private static final String CHANNEL = Channel.EMAIL.name();

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration maxAge;

    EmailQueue(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock, EmailProperties properties) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.maxAge = properties.email().maxAge();
    }

    /**
     * Queues the welcome e-mail, to be sent once the current transaction has committed, if the person has an address
     * and became a member recently. It is sent to the address known at that time. Without an address an e-mail that was
     * never tried is dropped, and one that may have arrived is held, so that no second one is queued for it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void welcome(UUID recipientId, Instant memberSince, boolean reachable) {
        if (!reachable) {
            withhold(recipientId);
            return;
        }
        var now = clock.instant();
        if (memberSince.isBefore(now.minus(maxAge))) {
            return;
        }
        var queued = jdbc.sql("""
                insert into notification.email (notification_id, due_at)
                select id, :now from notification.inbox where recipient_id = :recipientId and dedup_key = 'welcome'
                on conflict (notification_id) do update set due_at = excluded.due_at
                where email.status = 'PENDING' and email.due_at = 'infinity'""")
                .param("recipientId", recipientId)
                .param("now", timestamp(now))
                .update();
        if (queued > 0) {
            events.publishEvent(new EmailQueued());
        }
    }

    public void withhold(UUID recipientId) {
        jdbc.sql("""
                with welcome as (
                    select id from notification.inbox where recipient_id = :recipientId and dedup_key = 'welcome'
                ), dropped as (
                    delete from notification.email e using welcome
                    where e.notification_id = welcome.id and e.status = 'PENDING' and e.attempts = 0
                )
                update notification.email e set due_at = 'infinity' from welcome
                where e.notification_id = welcome.id and e.status = 'PENDING' and e.attempts > 0""").param("recipientId", recipientId).update();
    }

    /** Claims the most overdue e-mail; empty if none is due. */
    Optional<DueEmail> take(Duration lease) {
        var now = clock.instant();
        return jdbc.sql("""
                with due as (
                    select notification_id from notification.email
                    where status = 'PENDING' and due_at <= :now
                    order by due_at
                    limit 1
                    for update skip locked
                ), taken as (
                    update notification.email e set attempts = e.attempts + 1, due_at = :leaseEnd
                    from due where e.notification_id = due.notification_id
                    returning e.notification_id, e.attempts
                )
                select taken.notification_id, taken.attempts, n.kind, n.recipient_id, coalesce(r.display_name, '') as display_name, r.contact, r.locale,
                    n.created_at < :oldest as outdated
                from taken
                join notification.inbox n on n.id = taken.notification_id
                join notification.recipient r on r.id = n.recipient_id""")
                .param("now", timestamp(now))
                .param("leaseEnd", timestamp(now.plus(lease)))
                .param("oldest", timestamp(now.minus(maxAge)))
                .query(DueEmail::of)
                .optional();
    }

    /** Records that the mail server has accepted the e-mail, even if another task has given up on it meanwhile. */
    void sent(DueEmail email) {
        finish(
                email,
                "SENT",
                "status <> 'SENT'",
                meta -> new NotificationDelivered(
                        meta,
                        email.notificationId(),
                        email.recipientId(),
                        email.kind().name(),
                        CHANNEL));
    }

    /**
     * Schedules another attempt, unless the lease has expired and another task has claimed the e-mail, or it is held.
     */
    void postpone(DueEmail email, Duration delay) {
        jdbc.sql("""
                update notification.email set due_at = :dueAt
                where notification_id = :id and status = 'PENDING' and attempts = :attempt and due_at < 'infinity'""")
                .param("dueAt", timestamp(clock.instant().plus(delay)))
                .param("id", email.notificationId())
                .param("attempt", email.attempt())
                .update();
    }

    /**
     * Gives up on the e-mail, unless the lease has expired and another task has claimed it.
     *
     * @param reason a constant, without personal data
     */
    void giveUp(DueEmail email, String reason) {
        finish(
                email,
                "FAILED",
                "status = 'PENDING' and attempts = :attempt",
                meta -> new NotificationFailed(
                        meta,
                        email.notificationId(),
                        email.recipientId(),
                        email.kind().name(),
                        CHANNEL,
                        reason));
    }

    /** An outcome is recorded and published once: a second task may have sent the e-mail after the lease expired. */
    private void finish(
            DueEmail email, String status, String condition, Function<EventMeta, NotificationEvent> outcome) {
        var isNews =
                jdbc.sql("update notification.email set status = :status where notification_id = :id and " + condition)
                                .param("status", status)
                                .param("id", email.notificationId())
                                .param("attempt", email.attempt())
                                .update()
                        > 0;
        if (isNews) {
            var version = jdbc.sql("""
                    update notification.inbox set version = version + 1 where id = :id returning version""")
                    .param("id", email.notificationId())
                    .query(Long.class)
                    .single();
            events.publishEvent(
                    outcome.apply(EventMeta.ofRelation(version, clock.instant(), email.notificationId(), CHANNEL)));
        }
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
