package org.psyhealth.platform.events.consumer;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.springframework.kafka.support.converter.MessagingMessageConverter;
import org.springframework.stereotype.Component;

/** Turns a Kafka record into the event record that a listener takes. */
@Component
class CloudEventConverter extends MessagingMessageConverter {

    private final CloudEventsCodec codec;

    CloudEventConverter(CloudEventsCodec codec) {
        this.codec = codec;
    }

    @Override
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> record, @Nullable Type type) {
        var payload = record.value() instanceof byte[] bytes ? bytes : new byte[0];
        return codec.read(name -> header(record, name), payload);
    }

    static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
