package org.psyhealth.platform.messaging.consumer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of a Kafka record. They are untrusted input: a header that is not as expected is treated as absent.
 */
final class RecordHeaders {

    private RecordHeaders() {}

    /** The last header of that name as UTF-8 text; null if there is none or it has no value. */
    static @Nullable String of(ConsumerRecord<?, ?> record, String name) {
        var value = bytes(record, name);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** The last header of that name as a four-byte integer; null if it is not one. */
    static @Nullable Integer integer(ConsumerRecord<?, ?> record, String name) {
        var value = bytes(record, name);
        return value == null || value.length != Integer.BYTES
                ? null
                : ByteBuffer.wrap(value).getInt();
    }

    /** The last header of that name as an eight-byte integer; null if it is not one. */
    static @Nullable Long number(ConsumerRecord<?, ?> record, String name) {
        var value = bytes(record, name);
        return value == null || value.length != Long.BYTES
                ? null
                : ByteBuffer.wrap(value).getLong();
    }

    private static byte @Nullable [] bytes(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
