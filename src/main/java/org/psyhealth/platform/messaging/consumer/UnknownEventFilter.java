package org.psyhealth.platform.messaging.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.messaging.topics.QuietPartitions;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.stereotype.Component;

/**
 * Skips events of a type that this version does not know, because a newer publisher may be ahead of it, and counts
 * them. The markers of {@link QuietPartitions} tell nothing; they are skipped alone.
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
