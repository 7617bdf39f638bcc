package org.psyhealth.platform.messaging.consumer;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * A record that one consumer group could not handle. Its value is not shown: it may hold what somebody wrote. Whatever
 * the record lacks is null.
 *
 * @param id names it among the letters of its dead letter topic
 * @param eventId {@code ce_id}
 * @param type {@code ce_type}
 * @param key the subject that it is about
 * @param group the consumer group that could not handle it
 * @param originalTopic where the group read it
 * @param originalPartition the partition it was read from
 * @param originalOffset its place in that partition
 * @param originalTime when it was published
 * @param error the class of the exception that it met
 * @param attempts how often it was given up: the first time, and by each re-drive
 * @param reduced whether its value did not fit into the letter; a re-drive reads the record from its original place
 * @param parked whether the dead letter topic refused it; a re-drive reads the record from its original place
 * @param failedAt when it was given up last
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

    /** The end of the year 9999: what is later was never meant as a time. */
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    /** A letter as it lies in the dead letter topic, whose name alone tells the topic and the group. */
    static DeadLetter of(Subscription subscription, ConsumerRecord<String, byte[]> letter) {
        return new DeadLetter(
                new LetterId.InTopic(letter.offset()).toString(),
                RecordHeaders.of(letter, "ce_id"),
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

    /** Kafka says -1 where a record has no time. */
    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null || millis < 0 || millis > MAX_MILLIS ? null : Instant.ofEpochMilli(millis);
    }
}
