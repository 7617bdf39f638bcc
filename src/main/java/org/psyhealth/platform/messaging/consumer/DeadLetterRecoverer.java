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
 * Puts a record away that its consumer group cannot handle, so that its partition goes on: as a letter into the group's
 * dead letter topic or, if the broker does not take it there, as a row into the database. If neither has it, the record
 * stays where it is and is tried again: that is an outage, and no record is lost in one.
 */
@Component
class DeadLetterRecoverer implements ConsumerRecordRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterRecoverer.class);

    /** How long the partition rests when neither the broker nor the database takes its record. */
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
        var group = Objects.requireNonNull(KafkaUtils.getConsumerGroupId(), "every listener names its group");
        var subscription = new Subscription(group, record.topic());
        var cause = Failures.causeOf(failure);
        try {
            letters.write(subscription, record, cause, 1);
            log.error("Group {} cannot handle {}; it goes to the dead letters", group, KafkaUtils.format(record));
        } catch (KafkaException e) {
            park(subscription, record, cause, e);
        }
        // Only here is the record put away for good: one that is tried again must not count twice.
        meters.counter("psyhealth.events.dead", "topic", record.topic(), "group", group)
                .increment();
    }

    private void park(Subscription subscription, ConsumerRecord<?, ?> record, Throwable cause, KafkaException e) {
        var refusal = e.getCause() == null ? e : e.getCause();
        try {
            parked.insert(subscription, record, cause, refusal);
            log.error(
                    "Group {} cannot handle {}; the dead letters refused it ({}), it is parked in the database",
                    subscription.group(),
                    KafkaUtils.format(record),
                    refusal.getClass().getName());
        } catch (DataAccessException outage) {
            log.warn(
                    "Group {} can put {} away neither in Kafka nor in the database: {}",
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
