package org.psyhealth.acceptance.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record of a topic, with the headers of its event. */
record LoggedRecord(
        String position,
        String topic,
        String key,
        String type,
        String id,
        String subject,
        String time,
        String version,
        String value) {

    static LoggedRecord of(ConsumerRecord<String, String> record) {
        return new LoggedRecord(
                "%s-%d@%06d".formatted(record.topic(), record.partition(), record.offset()),
                record.topic(),
                Objects.requireNonNullElse(record.key(), ""),
                header(record, "ce_type"),
                header(record, "ce_id"),
                header(record, "ce_subject"),
                header(record, "ce_time"),
                header(record, "ce_aggregateversion"),
                Objects.requireNonNullElse(record.value(), ""));
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    boolean isDeadLetter() {
        return topic.endsWith(".dlt");
    }
}
