package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * A transaction of the relay's producer. Consumers see its records immediately, as they read uncommitted; so it stays
 * open for a short time and covers several batches, because a commit costs the broker more than a record.
 */
final class RelayTransaction {

    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Producer<String, byte[]> producer;
    private final List<Sending> sendings = new ArrayList<>();
    private Instant commitAt = Instant.MAX;
    private boolean open;
    private long newest;

    RelayTransaction(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** Whether the broker may have uncommitted records; also true after a failure that left this unknown. */
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

    /**
     * Whether it contains a newer event of a row's key; at once for a row that is newer than all, as nearly all are.
     */
    boolean hasNewer(OutboxRow row) {
        return row.seq() < newest
                && sendings.stream()
                        .map(Sending::row)
                        .anyMatch(sent -> sent.seq() > row.seq()
                                && sent.topic().equals(row.topic())
                                && sent.key().equals(row.key()));
    }

    /**
     * Sends records and returns whether the broker has accepted all of them. If not, the transaction must be aborted.
     */
    boolean send(List<Sending> more) throws InterruptedException {
        if (!open) {
            open = true;
            producer.beginTransaction();
            commitAt = Instant.now().plus(LONGEST);
        }
        sendings.addAll(more);
        more.forEach(sending -> newest = Math.max(newest, sending.row().seq()));
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

    /** How much longer it may stay open, at most {@code atMost}. */
    Duration remaining(Duration atMost) {
        if (!open) {
            return atMost;
        }
        var remaining = Duration.between(Instant.now(), commitAt);
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    /**
     * Commits and returns what has been committed.
     *
     * @throws KafkaException if the producer is fenced, or the outcome of the transaction is unknown
     */
    List<Sending> commit() {
        producer.commitTransaction();
        return end();
    }

    /**
     * Aborts and returns what was discarded.
     *
     * @throws KafkaException if the producer is fenced, or the outcome of the transaction is unknown
     */
    List<Sending> abort() {
        producer.abortTransaction();
        return end();
    }

    private List<Sending> end() {
        var ended = List.copyOf(sendings);
        sendings.clear();
        newest = 0;
        open = false;
        return ended;
    }
}
