package org.psyhealth.recommendation.projection;

import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserSuspended;
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
        switch (event) {
            case UserRegistered registered -> readers.upsert(registered.meta(), registered.locale());
            case UserProfileChanged changed -> readers.upsert(changed.meta(), changed.locale());
            case UserSuspended suspended -> readers.upsert(suspended.meta(), suspended.locale());
            case UserReinstated reinstated -> readers.upsert(reinstated.meta(), reinstated.locale());
        }
    }
}
