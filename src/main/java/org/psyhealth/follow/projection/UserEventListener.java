package org.psyhealth.follow.projection;

import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserSuspended;
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
        switch (event) {
            case UserRegistered registered ->
                members.upsert(registered.meta(), registered.displayName(), registered.role());
            case UserProfileChanged changed -> members.upsert(changed.meta(), changed.displayName(), changed.role());
            case UserSuspended suspended -> members.upsert(suspended.meta(), suspended.displayName(), suspended.role());
            case UserReinstated reinstated ->
                members.upsert(reinstated.meta(), reinstated.displayName(), reinstated.role());
        }
    }
}
