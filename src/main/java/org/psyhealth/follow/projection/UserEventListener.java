package org.psyhealth.follow.projection;

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

    private final KnownMembers members;

    UserEventListener(KnownMembers members) {
        this.members = members;
    }

    @KafkaListener(groupId = "follow", topics = UserEvent.TOPIC)
    void on(UserEvent event) {
        switch (event) {
            case UserRegistered(var meta, var profile, var contact) -> members.upsert(meta, profile);
            case UserProfileChanged(var meta, var profile, var contact) -> members.upsert(meta, profile);
            case UserSuspended(var meta, var profile, var reason, var until) -> members.upsert(meta, profile);
            case UserReinstated(var meta, var profile, var contact) -> members.upsert(meta, profile);
            case UserReactivated(var meta, var profile, var contact) -> members.upsert(meta, profile);
            case UserDeactivated(var meta, var profile) -> members.leave(meta);
            case UserErased(var meta) -> members.leave(meta);
        }
    }
}
