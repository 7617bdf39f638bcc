package org.psyhealth.notification.projection;

import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfileChanged;
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
            case UserRegistered(var meta, var name, var role, var contact, var locale, var timeZone, var since) ->
                recipients.upsert(meta, name, contact, locale, timeZone, since);
            case UserProfileChanged(var meta, var name, var role, var contact, var locale, var timeZone, var since) ->
                recipients.upsert(meta, name, contact, locale, timeZone, since);
            case UserSuspended(var meta, var name, var role, var locale, var timeZone, var since, var reason) ->
                recipients.upsert(meta, name, null, locale, timeZone, since);
            case UserReinstated(var meta, var name, var role, var contact, var locale, var timeZone, var since) ->
                recipients.upsert(meta, name, contact, locale, timeZone, since);
        }
    }
}
