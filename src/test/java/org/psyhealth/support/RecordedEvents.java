package org.psyhealth.support;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Replaces the outbox: like it, it rejects an event that is published without a transaction, and records it when the
 * transaction commits. It can simulate a failure at each point at which a process may die.
 */
public class RecordedEvents {

    private final List<DomainEvent> events = new CopyOnWriteArrayList<>();
    private volatile Failure failure = Failure.NONE;

    /** Makes every publication fail at a point until this is reset. */
    public void failing(Failure where) {
        failure = where;
    }

    /** Everything that was recorded, in the order of the commits. */
    public List<DomainEvent> all() {
        return List.copyOf(events);
    }

    /** The events recorded for an aggregate. */
    public List<DomainEvent> of(UUID subject) {
        return events.stream()
                .filter(event -> event.meta().subject().equals(subject.toString()))
                .toList();
    }

    /** Clears the recorded events. */
    public void clear() {
        events.clear();
    }

    @EventListener
    void on(DomainEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("published without a transaction: " + event);
        }
        failAt(Failure.BEFORE_THE_ROW);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.add(event);
                failAt(Failure.AFTER_THE_COMMIT);
            }
        });
        failAt(Failure.BEFORE_THE_COMMIT);
    }

    private void failAt(Failure point) {
        if (failure == point) {
            throw new IllegalStateException("the process dies " + point);
        }
    }

    /** The point at which a publication fails. */
    public enum Failure {
        NONE,
        BEFORE_THE_ROW,
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }
}
