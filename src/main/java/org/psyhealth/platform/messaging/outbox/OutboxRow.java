package org.psyhealth.platform.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of the outbox: an event to be sent.
 *
 * @param headers a JSON object with string values, if the row is valid
 */
record OutboxRow(long seq, String topic, String key, String headers, byte[] payload, Instant recordedAt) {

    /**
     * The Kafka record of the event.
     *
     * @throws SerializationException if the headers are not a JSON object with string values
     */
    ProducerRecord<String, byte[]> toRecord(JsonMapper json) {
        var parsed = parse(json);
        if (!parsed.isObject()) {
            throw new SerializationException("The headers are not a JSON object");
        }
        var record = new ProducerRecord<>(topic, key, payload);
        parsed.forEachEntry((name, value) -> record.headers().add(name, text(name, value)));
        return record;
    }

    private JsonNode parse(JsonMapper json) {
        try {
            return json.readTree(headers);
        } catch (JacksonException e) {
            throw new SerializationException("The headers are not JSON", e);
        }
    }

    private static byte[] text(String name, JsonNode value) {
        if (!value.isString()) {
            throw new SerializationException(
                    "The header %s is not a string but of type %s".formatted(name, value.getNodeType()));
        }
        return value.stringValue().getBytes(StandardCharsets.UTF_8);
    }
}
