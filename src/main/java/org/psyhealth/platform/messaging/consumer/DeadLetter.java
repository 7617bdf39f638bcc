package org.psyhealth.platform.messaging.consumer;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * A record that one consumer group could not handle. Its value is not exposed: it may contain user content. Anything
 * that the record lacks is null.
 *
 * @param id its id within its dead letter topic
 * @param eventId {@code ce_id}
 * @param type {@code ce_type}
 * @param key the key of the record: the subject of the event
 * @param group the consumer group that could not handle it
 * @param originalTopic the topic it was read from
 * @param originalPartition the partition it was read from
 * @param originalOffset its offset in that partition
 * @param originalTime the timestamp of the record
 * @param error the class of the exception
 * @param attempts how often it was given up: once at first, and once by each re-drive that failed
 * @param reduced whether its value did not fit into the letter; a re-drive reads the record from its original offset
 * @param parked whether the dead letter topic rejected it; a re-drive reads the record from its original offset
 * @param failedAt when it was last given up
 */
record DeadLetter(
        String id,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String key,
        String group,
        String originalTopic,
        @Nullable Integer originalPartition,
        @Nullable Long originalOffset,
        @Nullable Instant originalTime,
        @Nullable String error,
        int attempts,
        boolean reduced,
        boolean parked,
        @Nullable Instant failedAt) {

    /** The end of the year 9999: anything later is not a valid timestamp. */
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    /** A letter read from the dead letter topic, whose name determines the topic and the group. */
    static DeadLetter of(Subscription subscription, ConsumerRecord<String, byte[]> letter) {
        return new DeadLetter(
                new LetterId.InTopic(letter.offset()).toString(),
                RecordHeaders.of(letter, CloudEventsCodec.ID),
                RecordHeaders.of(letter, CloudEventsCodec.TYPE),
                letter.key(),
                subscription.group(),
                subscription.topic(),
                known(RecordHeaders.integer(letter, KafkaHeaders.DLT_ORIGINAL_PARTITION)),
                known(RecordHeaders.number(letter, KafkaHeaders.DLT_ORIGINAL_OFFSET)),
                time(RecordHeaders.number(letter, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP)),
                RecordHeaders.of(letter, KafkaHeaders.DLT_EXCEPTION_FQCN),
                LetterHeaders.attemptsOf(letter),
                LetterHeaders.isReduced(letter),
                false,
                time(letter.timestamp()));
    }

    static DeadLetter of(Subscription subscription, ParkedRecord parked) {
        return new DeadLetter(
                new LetterId.Parked(parked.partition(), parked.offset()).toString(),
                parked.eventId(),
                parked.type(),
                parked.key(),
                subscription.group(),
                subscription.topic(),
                parked.partition(),
                parked.offset(),
                null,
                parked.cause(),
                parked.attempts(),
                false,
                true,
                parked.parkedAt());
    }

    private static <N extends Number> @Nullable N known(@Nullable N number) {
        return number == null || number.longValue() < 0 ? null : number;
    }

    /** Kafka uses -1 for a record without a timestamp. */
    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null || millis < 0 || millis > MAX_MILLIS ? null : Instant.ofEpochMilli(millis);
    }
}
