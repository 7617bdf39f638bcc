package org.psyhealth.post.projection;

import org.psyhealth.user.events.UserEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class UserEventListener {

    private final Authors authors;

    UserEventListener(Authors authors) {
        this.authors = authors;
    }

    @KafkaListener(groupId = "post", topics = UserEvent.TOPIC)
    void on(UserEvent event) {
        authors.upsert(event.meta(), event.profile());
    }
}
