package org.psyhealth.platform.messaging.consumer;

import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.springframework.kafka.support.KafkaHeaders;

/** The record that a letter was made from, with its original position; -1 where the letter does not contain it. */
final class RestoredRecord {

    private RestoredRecord() {}

    /** The record as its group first read it. */
    static ConsumerRecord<String, byte[]> of(Subscription subscription, ConsumerRecord<String, byte[]> letter) {
        var restored = withLetterHeaders(subscription, letter);
        for (var header : letter.headers()) {
            if (LetterHeaders.isOfLetter(header.key())) {
                restored.headers().remove(header.key());
            }
        }
        return restored;
    }

    /** The record with the headers of the letter, to be written as a letter again. */
    static ConsumerRecord<String, byte[]> withLetterHeaders(
            Subscription subscription, ConsumerRecord<String, byte[]> letter) {
        return new ConsumerRecord<>(
                subscription.topic(),
                Objects.requireNonNullElse(RecordHeaders.integer(letter, KafkaHeaders.DLT_ORIGINAL_PARTITION), -1),
                Objects.requireNonNullElse(RecordHeaders.number(letter, KafkaHeaders.DLT_ORIGINAL_OFFSET), -1L),
                Objects.requireNonNullElse(RecordHeaders.number(letter, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP), -1L),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                letter.key(),
                letter.value(),
                copyOf(letter.headers()),
                Optional.empty());
    }

    private static Headers copyOf(Headers headers) {
        return new org.apache.kafka.common.header.internals.RecordHeaders(headers);
    }
}
