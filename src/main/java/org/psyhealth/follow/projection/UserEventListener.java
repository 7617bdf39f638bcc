package org.psyhealth.follow.projection;

import org.psyhealth.user.events.UserEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class UserEventListener {

    private final KnownMembers members;

    UserEventListener(KnownMembers members) {
        this.members = members;
    }

    @KafkaListener(groupId = "follow", topics = UserEvent.TOPIC)
    void on(UserEvent event) {
        var profile = event.profile();
        members.upsert(event.meta(), profile.displayName(), profile.role());
    }
}
