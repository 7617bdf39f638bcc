package org.psyhealth.user.outbox;

import java.util.concurrent.locks.ReentrantLock;
import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Relays the documents whose relay was interrupted. At a fixed rate, because with virtual threads all tasks with a
 * fixed delay share one thread, and this one may have to wait for a database.
 */
@Component
class OutboxSweeper {

    private static final Logger log = LoggerFactory.getLogger(OutboxSweeper.class);

    private final DocumentOutbox outbox;
    private final DocumentRelay relay;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean indexed;

    OutboxSweeper(DocumentOutbox outbox, DocumentRelay relay) {
        this.outbox = outbox;
        this.relay = relay;
    }

    @Scheduled(fixedRateString = "${psyhealth.user.outbox.sweep-interval}")
    void sweep() {
        if (!running.tryLock()) {
            return;
        }
        try {
            if (!indexed) {
                outbox.ensureIndex();
                indexed = true;
            }
            relay.sweep();
        } catch (RuntimeException e) {
            Outages.warn(log, "Events remain in their documents", e);
        } finally {
            running.unlock();
        }
    }
}
