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

/** Sends the due e-mails one after the other, woken by each new one and by a poll. Every task has one such sender. */
@Component
class EmailSender {

    private static final Logger LOG = LoggerFactory.getLogger(EmailSender.class);

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

    /** Returns at once: neither a consumer nor the scheduler waits for the mail server. */
    @Scheduled(fixedDelayString = "${psyhealth.notification.email.poll}")
    void wake() {
        executor.execute(this::sendUnlessRunning);
    }

    /** A wake-up that comes while the sender runs is not lost: the sender looks once more. */
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
            Outages.warn(LOG, "The e-mail queue cannot be worked off now; the next poll tries again", e);
        }
    }

    /** Takes nothing while the server is left alone, so that an outage does not use up the attempts. */
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
        try {
            server.send(email);
        } catch (UndeliverableException e) {
            queue.giveUp(email, e.reason());
            return;
        } catch (MailException e) {
            retryOrGiveUp(email, e);
            return;
        }
        queue.sent(email);
    }

    private void retryOrGiveUp(DueEmail email, MailException failure) {
        // The text of a mail failure may hold an address: only its kind is logged.
        LOG.warn(
                "Attempt {} to send the e-mail of notification {} failed: {}",
                email.attempt(),
                email.notificationId(),
                failure.getClass().getSimpleName());
        if (backoff.isLast(email.attempt())) {
            queue.giveUp(email, "server-unavailable");
        } else {
            queue.postpone(email, backoff.after(email.attempt()));
        }
    }
}
