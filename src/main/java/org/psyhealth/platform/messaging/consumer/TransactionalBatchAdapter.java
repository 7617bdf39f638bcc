package org.psyhealth.platform.messaging.consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.DomainEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.adapter.BatchToRecordAdapter;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.micrometer.KafkaListenerObservation;
import org.springframework.kafka.support.micrometer.KafkaListenerObservation.DefaultKafkaListenerObservationConvention;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passes the records of one poll to a listener one by one, all in one transaction: under load most of the cost of
 * consuming is in the commits, not the handlers. If one of them fails, the transaction is rolled back and each is
 * handled in a transaction of its own, so that the error handler learns which one failed. Whatever a listener writes
 * for a record is thus written as a whole or not at all, without a transaction of its own.
 */
@Component
class TransactionalBatchAdapter implements BatchToRecordAdapter<Object, Object> {

    private static final Logger log = LoggerFactory.getLogger(TransactionalBatchAdapter.class);

    private final CloudEventsCodec codec;
    private final TransactionTemplate transaction;
    private final ObservationRegistry observations;

    TransactionalBatchAdapter(
            CloudEventsCodec codec, PlatformTransactionManager transactions, ObservationRegistry observations) {
        this.codec = codec;
        this.transaction = new TransactionTemplate(transactions);
        this.observations = observations;
    }

    @Override
    public void adapt(
            List<Message<?>> messages,
            List<ConsumerRecord<Object, Object>> records,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer,
            Callback<Object, Object> listener) {
        var batch = new Batch(records, acknowledgment, consumer, listener);
        if (records.size() == 1 || !succeedsAtOnce(batch)) {
            records.forEach(record -> handleAlone(record, batch));
        }
    }

    private boolean succeedsAtOnce(Batch batch) {
        try {
            transaction.executeWithoutResult(status -> batch.records.forEach(record -> handle(record, batch)));
            return true;
        } catch (RuntimeException e) {
            log.debug("A batch of {} failed; its records are handled one by one", batch.records.size());
            return false;
        }
    }

    private void handle(ConsumerRecord<Object, Object> record, Batch batch) {
        observationOf(record).observe(() -> invoke(record, batch));
    }

    /** Logs inside the observation, so that the log line contains the trace id. */
    private void handleAlone(ConsumerRecord<Object, Object> record, Batch batch) {
        observationOf(record).observe(() -> {
            try {
                transaction.executeWithoutResult(status -> invoke(record, batch));
            } catch (RuntimeException e) {
                // The message may contain user content: only the class is logged. The dead letter contains all of it.
                log.warn(
                        "Cannot handle {}: {}",
                        KafkaUtils.format(record),
                        NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
                throw RetryPolicy.failureOf(record, e);
            }
        });
    }

    private void invoke(ConsumerRecord<Object, Object> record, Batch batch) {
        batch.listener.invoke(record, batch.acknowledgment, batch.consumer, new GenericMessage<>(read(record)));
    }

    private DomainEvent read(ConsumerRecord<Object, Object> record) {
        var payload = record.value() instanceof byte[] bytes ? bytes : new byte[0];
        return codec.read(name -> RecordHeaders.of(record, name), payload);
    }

    /** The observation that the listener container would create for single records: it continues the trace. */
    private Observation observationOf(ConsumerRecord<Object, Object> record) {
        var group = KafkaUtils.getConsumerGroupId();
        return KafkaListenerObservation.LISTENER_OBSERVATION.observation(
                null,
                DefaultKafkaListenerObservationConvention.INSTANCE,
                () -> new KafkaRecordReceiverContext(
                        record, group + "." + record.topic(), null, group, () -> "unknown"),
                observations);
    }

    private record Batch(
            List<ConsumerRecord<Object, Object>> records,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer,
            Callback<Object, Object> listener) {}
}
