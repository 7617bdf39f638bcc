package org.psyhealth.platform.projection;

import org.psyhealth.platform.access.AccessTable;
import org.psyhealth.platform.access.events.AccessEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class AccessEventListener {

    private final AccessTable access;

    AccessEventListener(AccessTable access) {
        this.access = access;
    }

    @KafkaListener(groupId = "platform", topics = AccessEvent.TOPIC)
    void on(AccessEvent event) {
        access.upsert(event);
    }
}
