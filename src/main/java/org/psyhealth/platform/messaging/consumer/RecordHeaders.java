package org.psyhealth.platform.messaging.consumer;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a Kafka record, which are UTF-8 text. */
final class RecordHeaders {

    private RecordHeaders() {}

    /** The last header of that name. */
    static @Nullable String of(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
