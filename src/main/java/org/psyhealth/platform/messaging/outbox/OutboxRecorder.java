package org.psyhealth.platform.messaging.outbox;

import java.util.LinkedHashMap;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.EventExternalizationConfiguration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes every externalized event to the outbox, in the transaction of the change that caused it. Spring Modulith's
 * externalization configuration selects, maps and routes the event.
 */
@Component
class OutboxRecorder {

    private final EventExternalizationConfiguration externalization;
    private final OutboxTable outbox;
    private final TraceHeaders trace;
    private final RelaySignal signal;
    private final EventCounter counter;

    OutboxRecorder(
            EventExternalizationConfiguration externalization,
            OutboxTable outbox,
            TraceHeaders trace,
            RelaySignal signal,
            EventCounter counter) {
        this.externalization = externalization;
        this.outbox = outbox;
        this.trace = trace;
        this.signal = signal;
        this.counter = counter;
    }

    @EventListener
    void on(DomainEvent event) {
        if (!externalization.supports(event)) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("%s must be published in the transaction of its change"
                    .formatted(event.getClass().getSimpleName()));
        }
        var slot = record(event);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.recorded(slot);
                counter.count(event);
            }
        });
    }

    private int record(DomainEvent event) {
        var target = externalization.determineTarget(event);
        var headers = new LinkedHashMap<String, String>();
        externalization.getHeadersFor(event).forEach((name, value) -> headers.put(name, value.toString()));
        trace.addTo(headers);
        var key = event.meta().subject();
        var slot = Slots.of(key);
        outbox.insert(slot, event.meta().id(), target.getTarget(), key, headers, (byte[]) externalization.map(event));
        return slot;
    }
}
