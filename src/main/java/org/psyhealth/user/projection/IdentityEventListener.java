package org.psyhealth.user.projection;

import org.psyhealth.platform.identity.events.IdentityEvent;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.psyhealth.user.profile.IdentityProfiles;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class IdentityEventListener {

    private final IdentityProfiles profiles;

    IdentityEventListener(IdentityProfiles profiles) {
        this.profiles = profiles;
    }

    @KafkaListener(groupId = "user", topics = IdentityEvent.TOPIC)
    void on(IdentityEvent event) {
        switch (event) {
            case IdentitySeen seen -> profiles.follow(seen);
        }
    }
}
