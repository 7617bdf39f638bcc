package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

/** A row in flight to the broker. */
final class Sending {

    private final OutboxRow row;
    private final ProducerRecord<String, byte[]> record;
    private @Nullable Future<RecordMetadata> answer;
    private @Nullable Throwable failure;
    private boolean consequence;
    private volatile Instant answeredAt = Instant.MAX;

    Sending(OutboxRow row, ProducerRecord<String, byte[]> record) {
        this.row = row;
        this.record = record;
    }

    OutboxRow row() {
        return row;
    }

    /** Sends the record; returns whether the transaction accepts more records. */
    boolean start(Producer<String, byte[]> producer) {
        try {
            answer = producer.send(record, (metadata, e) -> answeredAt = Instant.now());
            return true;
        } catch (KafkaException e) {
            failure = e; // the transaction has failed already
            consequence = true;
            return false;
        }
    }

    /** Waits for the broker's response, at most {@code delivery.timeout.ms}. */
    void await() throws InterruptedException {
        if (answer == null) {
            return;
        }
        try {
            answer.get();
        } catch (ExecutionException e) {
            failure = Objects.requireNonNullElse(e.getCause(), e);
            consequence =
                    failure instanceof TransactionAbortedException || failure instanceof TransactionAbortableException;
        }
    }

    /** The cause of the failure, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /**
     * Whether this record itself caused the failure, as far as can be determined: some errors of one record are
     * reported identically by the other records of its transaction.
     */
    boolean failedItself() {
        return failure != null && !consequence;
    }

    /** From the recording to the broker's response. */
    Duration delay() {
        return Duration.between(row.recordedAt(), answeredAt);
    }
}
