package org.psyhealth.recommendation.projection;

import org.psyhealth.user.events.UserEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class UserEventListener {

    private final Readers readers;

    UserEventListener(Readers readers) {
        this.readers = readers;
    }

    @KafkaListener(groupId = "recommendation", topics = UserEvent.TOPIC)
    void on(UserEvent event) {
        var profile = event.profile();
        readers.upsert(event.meta(), profile == null ? "en" : profile.locale());
    }
}
