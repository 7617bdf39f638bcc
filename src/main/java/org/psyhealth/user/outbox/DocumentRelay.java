package org.psyhealth.user.outbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.MalformedEventException;
import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    /** While PostgreSQL is unavailable no request waits for it: the sweeper detects when it is back. */
    private volatile boolean leftToSweeper;

    DocumentRelay(
            DocumentOutbox outbox,
            CloudEventsCodec codec,
            ApplicationEventPublisher publisher,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.codec = codec;
        this.publisher = publisher;
        this.jdbc = jdbc;
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
            publish(document);
        } catch (RuntimeException e) {
            if (Outages.isOutage(e)) {
                leftToSweeper = true;
            }
            Outages.warn(log, "Events of user %s remain in their document".formatted(document), e);
        }
    }

    /**
     * Relays unrelayed documents. A document with an event of a type that this process does not know stays leased for a
     * while, and then waits for a process that does. Any other failure ends the sweep; the next one starts with another
     * document.
     */
    void sweep() {
        Optional<PendingDocument> claimed;
        while ((claimed = outbox.claim()).isPresent()) {
            try {
                publish(claimed.get().id());
            } catch (MalformedEventException e) {
                log.warn(
                        "Events of user {} remain in their document: {}",
                        claimed.get().id(),
                        e.getMessage());
            }
        }
        leftToSweeper = false;
    }

    /**
     * Records everything that is pending, in one transaction that no other relay of the document overlaps: what is
     * recorded last is always its newest event, also when several relays, or one that was late, record some of them
     * once more. In a compacted topic an older one at the end would be what remains.
     */
    private void publish(UUID document) {
        var recorded = Objects.requireNonNull(transactions.execute(transaction -> {
            lock(document);
            return outbox.find(document).map(this::record).orElse(List.of());
        }));
        recorded.forEach(event -> outbox.remove(document, event));
    }

    /**
     * Records all events or, if this process does not know the type of one, none: a process that does may already have
     * recorded it.
     */
    private List<UUID> record(PendingDocument document) {
        document.events().stream()
                .map(pending -> pending.restore(document.id(), codec))
                .forEach(publisher::publishEvent);
        return document.events().stream().map(PendingEvent::id).toList();
    }

    /** Until the transaction ends. */
    private void lock(UUID document) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('user.outbox ' || ?, 0))")
                .param(document.toString())
                .query()
                .singleRow();
    }
}
