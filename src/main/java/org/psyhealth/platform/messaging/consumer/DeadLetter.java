package org.psyhealth.platform.messaging.consumer;

import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * An event that one consumer group could not handle. Its payload is not shown: it may hold what somebody wrote.
 *
 * @param offset its place in the dead letter topic
 * @param eventId {@code ce_id}; null if the record had none
 * @param type {@code ce_type}; null if the record had none
 * @param key the aggregate it is about
 * @param originalTopic where it came from, and goes when it is driven again
 * @param error the class of the failure's cause
 * @param failedAt when it was given up
 */
record DeadLetter(
        long offset,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String key,
        String originalTopic,
        @Nullable String error,
        Instant failedAt) {

    static DeadLetter of(ConsumerRecord<String, byte[]> record) {
        return new DeadLetter(
                record.offset(),
                RecordHeaders.of(record, "ce_id"),
                RecordHeaders.of(record, CloudEventsCodec.TYPE),
                record.key(),
                originalTopicOf(record),
                RecordHeaders.of(record, KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN),
                Instant.ofEpochMilli(record.timestamp()));
    }

    static String originalTopicOf(ConsumerRecord<String, byte[]> record) {
        return Objects.requireNonNull(
                RecordHeaders.of(record, KafkaHeaders.DLT_ORIGINAL_TOPIC), "every dead letter names its origin");
    }
}
