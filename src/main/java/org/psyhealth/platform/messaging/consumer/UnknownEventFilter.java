package org.psyhealth.platform.messaging.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.messaging.topics.QuietPartitions;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.stereotype.Component;

/**
 * Skips and counts events of an unknown type, because the publisher may be a newer version. The markers of
 * {@link QuietPartitions} carry no information; they are skipped without being counted.
 */
@Component
class UnknownEventFilter implements RecordFilterStrategy<Object, Object> {

    private final CloudEventsCodec codec;
    private final MeterRegistry meters;

    UnknownEventFilter(CloudEventsCodec codec, MeterRegistry meters) {
        this.codec = codec;
        this.meters = meters;
    }

    @Override
    public boolean filter(ConsumerRecord<Object, Object> record) {
        var type = RecordHeaders.of(record, CloudEventsCodec.TYPE);
        if (type == null || codec.knows(type)) {
            return false;
        }
        if (!type.equals(QuietPartitions.MARKER)) {
            meters.counter("psyhealth.events.unknown", "topic", record.topic()).increment();
        }
        return true;
    }
}
