package org.psyhealth.platform.messaging.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.stereotype.Component;

/**
 * Stores a record that its consumer group cannot handle, so that its partition continues: as a letter in the group's
 * dead letter topic or, if the broker rejects it there, as a row in the database. If both fail, which is an outage, the
 * record stays where it is and is retried, so that no record is lost.
 */
@Component
class DeadLetterRecoverer implements ConsumerRecordRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterRecoverer.class);

    /** How long the partition pauses when neither the broker nor the database accepts its record. */
    private static final long OUTAGE_PAUSE_MILLIS = 1_000;

    private final DeadLetterWriter letters;
    private final ParkedRecords parked;
    private final MeterRegistry meters;

    DeadLetterRecoverer(DeadLetterWriter letters, ParkedRecords parked, MeterRegistry meters) {
        this.letters = letters;
        this.parked = parked;
        this.meters = meters;
    }

    @Override
    public void accept(ConsumerRecord<?, ?> record, Exception failure) {
        var group = Objects.requireNonNull(KafkaUtils.getConsumerGroupId(), "every listener has a group");
        var subscription = new Subscription(group, record.topic());
        var cause = Failures.causeOf(failure);
        try {
            letters.write(subscription, record, cause, 1);
            log.error("Group {} cannot handle {}; it goes to the dead letters", group, KafkaUtils.format(record));
        } catch (KafkaException e) {
            park(subscription, record, cause, e);
        }
        // Counted only here, when the record is stored: one that is retried must not count twice.
        meters.counter("psyhealth.events.dead", "topic", record.topic(), "group", group)
                .increment();
    }

    private void park(Subscription subscription, ConsumerRecord<?, ?> record, Throwable cause, KafkaException e) {
        var refusal = e.getCause() == null ? e : e.getCause();
        try {
            parked.insert(subscription, record, cause, refusal);
            log.error(
                    "Group {} cannot handle {}; its dead letter topic rejected it ({}), it is parked in the database",
                    subscription.group(),
                    KafkaUtils.format(record),
                    refusal.getClass().getName());
        } catch (DataAccessException outage) {
            log.warn(
                    "Group {} can store {} neither in Kafka nor in the database: {}",
                    subscription.group(),
                    KafkaUtils.format(record),
                    outage.getClass().getName());
            pause();
            throw outage;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(OUTAGE_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
