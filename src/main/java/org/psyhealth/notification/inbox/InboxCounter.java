package org.psyhealth.notification.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts the notifications put into inboxes, as {@code psyhealth.notification.inbox.items}, after the commit. Other
 * channels publish an event for each delivery, which is counted as an event.
 */
@Component
class InboxCounter {

    private final MeterRegistry meters;

    InboxCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    /** To be called in the transaction that puts {@code items} notifications of a kind into inboxes. */
    void put(String kind, int items) {
        if (items == 0) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                meters.counter("psyhealth.notification.inbox.items", "kind", kind)
                        .increment(items);
            }
        });
    }
}
