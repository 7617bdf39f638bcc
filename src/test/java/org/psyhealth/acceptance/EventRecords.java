package org.psyhealth.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.topic.events.TopicEvent;

/** Records of topic-events, valid or almost valid. */
final class EventRecords {

    private static final String CREATED = "org.psyhealth.topic.created.v1";

    private EventRecords() {}

    /** A topic that every group can read. */
    static ProducerRecord<String, byte[]> created(UUID topicId) {
        return created(topicId, payload("t-" + topicId, "A topic"));
    }

    /** The payload of an active topic. */
    static String payload(String slug, String title) {
        return """
                {"state":{"status":"ACTIVE","slug":"%s","title":{"en":"%s"},"description":{"en":""},"icon":"leaf",\
                "colour":"#6aa84f","sensitivity":"NORMAL"}}""".formatted(slug, title);
    }

    static ProducerRecord<String, byte[]> created(UUID topicId, String value) {
        return to(TopicEvent.TOPIC, topicId, value);
    }

    /** The same for any topic: a dead letter topic accepts it as a letter. */
    static ProducerRecord<String, byte[]> to(String topic, UUID topicId, String value) {
        var record = new ProducerRecord<>(
                topic, topic.endsWith(".dlt") ? 0 : null, topicId.toString(), value.getBytes(StandardCharsets.UTF_8));
        headers(topicId).forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static Map<String, String> headers(UUID topicId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UuidV7.next().toString());
        headers.put("ce_source", "/psyhealth/test");
        headers.put("ce_type", CREATED);
        headers.put("ce_subject", topicId.toString());
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_aggregateversion", "0");
        return headers;
    }
}
