package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.psyhealth.platform.messaging.outbox.FailingTopics.Probe;
import org.psyhealth.platform.messaging.outbox.RelayProducers.RelayProducer;
import org.psyhealth.platform.messaging.outbox.SlotLeases.Relay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;

/**
 * The resources of a running relay: a producer that others can fence, and the slots leased under that producer's id. It
 * is discarded as a whole when any part of it fails. Its slots are then taken over by fencing its producer first, even
 * by the same process, so that nothing more of it reaches the broker.
 */
final class RelaySession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RelaySession.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int DEAD_ROWS_BEFORE_VACUUM = 2_000;

    private final RelayProducers producers;
    private final RelayProducer producer;
    private final RelayTransaction transaction;
    private final OutboxSender sender;
    private final OutboxProperties properties;
    private final SlotLeases leases;
    private final HeldRows rows;
    private final LeaseRenewal renewal;
    private final FailingTopics failing = new FailingTopics();
    private Instant rebalanceAt = Instant.MIN;
    private int deadRows;
    private int deadRowsBeforeVacuum = DEAD_ROWS_BEFORE_VACUUM;

    /** A session that owns the producer; leases and rows share one connection, which the caller owns. */
    RelaySession(
            RelayProducers producers,
            RelayProducer producer,
            OutboxSender sender,
            SlotLeases leases,
            HeldRows rows,
            LeaseRenewal renewal,
            OutboxProperties properties) {
        this.producers = producers;
        this.producer = producer;
        this.transaction = new RelayTransaction(producer.producer());
        this.sender = sender;
        this.leases = leases;
        this.rows = rows;
        this.renewal = renewal;
        this.properties = properties;
    }

    SortedSet<Integer> slots() {
        return leases.held();
    }

    /**
     * Takes over the slots of sessions that are gone, and claims or releases slots up to the fair share, if the
     * rebalance interval has elapsed.
     *
     * @throws LeaseLostException if another task has taken over this session's slots
     */
    void rebalance() {
        if (renewal.isLost()) {
            throw new LeaseLostException();
        }
        var now = Instant.now();
        if (now.isBefore(rebalanceAt)) {
            return;
        }
        rebalanceAt = now.plus(properties.rebalanceInterval());
        var relays = leases.relays();
        var gone = relays.stream()
                .filter(Relay::gone)
                .map(Relay::id)
                .filter(id -> !id.equals(producer.id()))
                .collect(Collectors.toSet());
        var alive =
                relays.stream().map(Relay::id).filter(id -> !gone.contains(id)).toList();
        if (!alive.contains(producer.id())) {
            throw new LeaseLostException();
        }
        if (gone.isEmpty() || takeOver(gone)) {
            commit(); // before a slot may move to another task
            leases.resize(Slots.share(alive.indexOf(producer.id()), alive.size()));
        }
    }

    /** Returns whether it succeeded. Without a broker the slots wait: nothing could be sent anyway. */
    private boolean takeOver(Set<String> gone) {
        try {
            producers.fence(gone);
        } catch (KafkaException e) {
            log.warn("The slots of {} are not taken over: the broker did not fence its producer", gone, e);
            return false;
        }
        leases.evict(gone);
        log.info("Took over the slots of {}, whose task has ended or did not renew its lease", gone);
        return true;
    }

    /** How long to wait for a signal before there is work to do. */
    Duration patience() {
        return transaction.remaining(properties.pollInterval());
    }

    /** Sends the oldest rows of the slots, and commits when the transaction is old or large enough. */
    Progress sendBatch() throws InterruptedException {
        var probe = failing.due();
        if (probe.isPresent()) {
            probe(probe.get());
            return Progress.MORE;
        }
        if (patience().isZero() || transaction.sendings().size() >= properties.batchSize()) {
            commit();
        }
        var batch = oldest();
        if (batch.stream().anyMatch(transaction::hasNewer)) {
            commit(); // which marks the re-driven older one as superseded
            batch = oldest();
        }
        if (batch.isEmpty()) {
            return Progress.DONE;
        }
        var outcome = send(batch);
        if (outcome.isComplete()) {
            return batch.size() == properties.batchSize() ? Progress.MORE : Progress.DONE;
        }
        return outcome.rejectedBy.isEmpty() && outcome.suspected.isEmpty() ? Progress.FAILED : Progress.MORE;
    }

    private List<OutboxRow> oldest() {
        return rows.oldest(leases.held(), failing.all(), transaction.seqs(), properties.batchSize());
    }

    /** Tries a failing topic in a separate transaction. */
    private void probe(Probe probe) throws InterruptedException {
        commit();
        var batch = rows.oldestOf(probe.topic(), leases.held(), probe.rows());
        if (batch.isEmpty() || send(batch).isComplete()) {
            commit();
            failing.recovered(probe.topic());
        }
    }

    private Outcome send(List<OutboxRow> batch) throws InterruptedException {
        var outcome = sender.send(transaction, batch);
        outcome.refused.forEach((row, error) -> {
            log.error("Event {} for {} can never be sent; it is parked: {}", row.seq(), row.topic(), error);
            rows.park(row.seq(), error);
        });
        outcome.suspected.forEach(topic -> failing.suspected(topic, batch.size()));
        outcome.rejectedBy.forEach(topic -> failing.rejected(topic, batch.size()));
        if (outcome.failure != null) {
            log.warn("Kafka does not accept events; they wait in the outbox: {}", outcome.failure.toString());
        }
        return outcome;
    }

    /** Commits what was sent, if anything was, and deletes its rows. */
    void commit() {
        if (!transaction.isOpen()) {
            return;
        }
        var sent = sender.commit(transaction);
        rows.delete(sent.stream().map(OutboxRow::seq).toList());
        deadRows += sent.size();
        if (deadRows >= deadRowsBeforeVacuum) {
            deadRows = 0;
            vacuum();
        }
    }

    private void vacuum() {
        try {
            rows.vacuum(properties.lease().dividedBy(2));
        } catch (QueryTimeoutException e) {
            deadRowsBeforeVacuum *= 10;
            log.info("The outbox has grown so large that the relay vacuums it less often and leaves it to autovacuum");
        }
    }

    /** Releases the slots if nothing is in flight; otherwise the next holder has to fence this session first. */
    @Override
    public void close() {
        var unsettled = transaction.isOpen();
        renewal.close();
        producer.close(unsettled ? Duration.ZERO : CLOSE_TIMEOUT);
        if (unsettled) {
            return;
        }
        try {
            leases.leave();
        } catch (DataAccessException e) {
            log.debug("The session is gone with its connection", e);
        }
    }

    enum Progress {
        MORE,
        DONE,
        FAILED
    }
}
