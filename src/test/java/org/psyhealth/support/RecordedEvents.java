package org.psyhealth.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stands in for the outbox: like it, it refuses an event that is published without a transaction. */
public class RecordedEvents {

    private final List<DomainEvent> events = new CopyOnWriteArrayList<>();

    @EventListener
    void on(DomainEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("published without a transaction: " + event);
        }
        events.add(event);
    }

    public List<DomainEvent> all() {
        return List.copyOf(events);
    }

    public void clear() {
        events.clear();
    }
}
