package org.psyhealth.notification.email;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends due e-mails one at a time, triggered by each new one and by polling. Every task runs one sender. */
@Component
class EmailSender {

    private static final Logger log = LoggerFactory.getLogger(EmailSender.class);

    private final EmailQueue queue;
    private final MailServer server;
    private final Backoff backoff;
    private final EmailProperties properties;
    private final TaskExecutor executor;
    private final AtomicInteger wakeUps = new AtomicInteger();
    private volatile boolean stopping;

    EmailSender(
            EmailQueue queue,
            MailServer server,
            Backoff backoff,
            EmailProperties properties,
            @Qualifier("applicationTaskExecutor") TaskExecutor executor) {
        this.queue = queue;
        this.server = server;
        this.backoff = backoff;
        this.properties = properties;
        this.executor = executor;
    }

    @TransactionalEventListener
    void on(EmailQueued event) {
        wake();
    }

    @EventListener
    void on(ContextClosedEvent event) {
        stopping = true;
    }

    /** Returns immediately: neither consumers nor the scheduler wait for the mail server. */
    @Scheduled(fixedDelayString = "${psyhealth.notification.email.poll}")
    void wake() {
        executor.execute(this::sendUnlessRunning);
    }

    /** A wake-up while the sender is running is not lost: the sender polls once more. */
    private void sendUnlessRunning() {
        if (wakeUps.getAndIncrement() > 0) {
            return;
        }
        int seen;
        try {
            do {
                seen = wakeUps.get();
                sendAllDue();
            } while (wakeUps.addAndGet(-seen) > 0);
        } catch (Error e) {
            wakeUps.set(0);
            throw e;
        }
    }

    private void sendAllDue() {
        try {
            var email = takeOne();
            while (email.isPresent()) {
                send(email.get());
                email = takeOne();
            }
        } catch (RuntimeException e) {
            Outages.warn(log, "The e-mail queue cannot be processed; the next poll retries", e);
        }
    }

    /** Claims nothing while the circuit breaker is open, so that an outage does not use up attempts. */
    private Optional<DueEmail> takeOne() {
        if (stopping || !server.acquire()) {
            return Optional.empty();
        }
        var email = Optional.<DueEmail>empty();
        try {
            email = queue.take(properties.email().lease());
            return email;
        } finally {
            if (email.isEmpty()) {
                server.release();
            }
        }
    }

    private void send(DueEmail email) {
        if (email.outdated()) {
            server.release();
            queue.giveUp(email, "outdated");
            return;
        }
        try {
            server.send(email);
        } catch (UndeliverableException e) {
            queue.giveUp(email, e.reason());
            return;
        } catch (MailException e) {
            log.warn(
                    "Attempt {} to send the e-mail of notification {} failed: {}",
                    email.attempt(),
                    email.notificationId(),
                    e.getClass().getSimpleName());
            retryOrGiveUp(email, "server-unavailable");
            return;
        } catch (RuntimeException e) { // an e-mail that always fails must end some time
            log.error("The e-mail of notification {} cannot be sent", email.notificationId(), withoutMessage(e));
            retryOrGiveUp(email, "internal-error");
            return;
        }
        queue.sent(email);
    }

    private void retryOrGiveUp(DueEmail email, String reason) {
        if (backoff.isLast(email.attempt())) {
            queue.giveUp(email, reason);
        } else {
            queue.postpone(email, backoff.after(email.attempt()));
        }
    }

    /** Where it happened; the message may contain an address. */
    private static Exception withoutMessage(RuntimeException failure) {
        var traced = new IllegalStateException(failure.getClass().getName());
        traced.setStackTrace(failure.getStackTrace());
        return traced;
    }
}
