package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * A transaction of the relay's producer. Consumers see its records at once, as they read uncommitted; so it stays open
 * for a moment and takes several batches, because a commit costs the broker more than a record.
 */
final class RelayTransaction {

    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Producer<String, byte[]> producer;
    private final List<Sending> sendings = new ArrayList<>();
    private Instant commitAt = Instant.MAX;
    private boolean open;

    RelayTransaction(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** Whether the broker may have records that are not committed; also after a failure that left this unknown. */
    boolean isOpen() {
        return open;
    }

    /** Everything sent since the last commit. */
    List<Sending> sendings() {
        return sendings;
    }

    List<Long> seqs() {
        return sendings.stream().map(sending -> sending.row().seq()).toList();
    }

    /** Sends records, and answers if the broker has taken them all. If not, the transaction must be aborted. */
    boolean send(List<Sending> more) throws InterruptedException {
        if (!open) {
            open = true;
            producer.beginTransaction();
            commitAt = Instant.now().plus(LONGEST);
        }
        sendings.addAll(more);
        for (var sending : more) {
            if (!sending.start(producer)) {
                break;
            }
        }
        for (var sending : more) {
            sending.await();
        }
        return more.stream().allMatch(sending -> sending.failure() == null);
    }

    /** How long it may stay open yet, but no longer than {@code atMost}. */
    Duration remaining(Duration atMost) {
        if (!open) {
            return atMost;
        }
        var remaining = Duration.between(Instant.now(), commitAt);
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    /**
     * Commits and returns what is committed now.
     *
     * @throws KafkaException if the producer is fenced, or what became of the transaction is not known
     */
    List<Sending> commit() {
        producer.commitTransaction();
        return end();
    }

    /**
     * Aborts and returns what was sent in vain.
     *
     * @throws KafkaException if the producer is fenced, or what became of the transaction is not known
     */
    List<Sending> abort() {
        producer.abortTransaction();
        return end();
    }

    private List<Sending> end() {
        var ended = List.copyOf(sendings);
        sendings.clear();
        open = false;
        return ended;
    }
}
