package org.psyhealth.bench.control;

import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends an event to Kafka as JSON under the id of its post. */
@Component
@Profile("!bare")
class EventSender {

    private final KafkaTemplate<String, byte[]> kafka;
    private final JsonMapper json;

    EventSender(KafkaTemplate<String, byte[]> kafka, JsonMapper json) {
        this.kafka = kafka;
        this.json = json;
    }

    CompletableFuture<?> send(PostAdded event) {
        return kafka.send(ControlApplication.TOPIC, event.postId().toString(), json.writeValueAsBytes(event));
    }
}
