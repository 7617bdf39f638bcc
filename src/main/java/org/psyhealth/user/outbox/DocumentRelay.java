package org.psyhealth.user.outbox;

import java.util.Optional;
import java.util.UUID;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves events from their documents to the platform's outbox, oldest first. */
@Component
public class DocumentRelay {

    private static final Logger log = LoggerFactory.getLogger(DocumentRelay.class);

    private final DocumentOutbox outbox;
    private final CloudEventsCodec codec;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transactions;

    /** While PostgreSQL is unavailable no request waits for it: the sweeper detects when it is back. */
    private volatile boolean leftToSweeper;

    DocumentRelay(
            DocumentOutbox outbox,
            CloudEventsCodec codec,
            ApplicationEventPublisher publisher,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.codec = codec;
        this.publisher = publisher;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Relays the pending events of a document that has just been written. It never fails: events that cannot be relayed
     * stay in the document for the sweeper. Inside a transaction, such as a consumer's, it waits for its completion:
     * the recording of an event that was removed from its document must not be rolled back with it.
     */
    public void relay(UUID document) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            relayNow(document);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                relayNow(document);
            }
        });
    }

    private void relayNow(UUID document) {
        if (leftToSweeper) {
            return;
        }
        try {
            outbox.find(document).ifPresent(this::publish);
        } catch (RuntimeException e) {
            if (Outages.isOutage(e)) {
                leftToSweeper = true;
            }
            Outages.warn(log, "Events of user %s remain in their document".formatted(document), e);
        }
    }

    /**
     * Relays unrelayed documents. The first failure ends the sweep; the failed document stays leased for a while, so
     * the next sweep starts with another one.
     */
    void sweep() {
        Optional<PendingDocument> claimed;
        while ((claimed = outbox.claim()).isPresent()) {
            publish(claimed.get());
        }
        leftToSweeper = false;
    }

    private void publish(PendingDocument document) {
        for (var pending : document.events()) {
            var event = pending.restore(document.id(), codec);
            transactions.executeWithoutResult(transaction -> publisher.publishEvent(event));
            outbox.remove(document.id(), pending.id());
        }
    }
}
