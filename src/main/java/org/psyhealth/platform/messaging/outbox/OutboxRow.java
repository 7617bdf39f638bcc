package org.psyhealth.platform.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event on its way out. */
record OutboxRow(long seq, String topic, String key, Map<String, String> headers, byte[] payload, Instant recordedAt) {

    ProducerRecord<String, byte[]> toRecord() {
        var record = new ProducerRecord<>(topic, key, payload);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
