package org.psyhealth.notification.projection;

import org.psyhealth.user.events.UserDeactivated;
import org.psyhealth.user.events.UserErased;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserReactivated;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserSuspended;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class UserEventListener {

    private final Recipients recipients;

    UserEventListener(Recipients recipients) {
        this.recipients = recipients;
    }

    @KafkaListener(groupId = "notification", topics = UserEvent.TOPIC)
    void on(UserEvent event) {
        switch (event) {
            case UserRegistered(var meta, var profile, var contact) -> recipients.upsert(meta, profile, contact);
            case UserProfileChanged(var meta, var profile, var contact) -> recipients.upsert(meta, profile, contact);
            case UserSuspended(var meta, var profile, var reason, var until) -> recipients.upsert(meta, profile, null);
            case UserReinstated(var meta, var profile, var contact) -> recipients.upsert(meta, profile, contact);
            case UserReactivated(var meta, var profile, var contact) -> recipients.upsert(meta, profile, contact);
            case UserDeactivated(var meta, var profile) -> recipients.leave(meta, profile);
            case UserErased(var meta) -> recipients.erase(meta);
        }
    }
}
