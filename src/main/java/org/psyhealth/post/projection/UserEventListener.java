package org.psyhealth.post.projection;

import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserSuspended;
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
        switch (event) {
            case UserRegistered registered ->
                authors.upsert(registered.meta(), registered.displayName(), registered.role());
            case UserProfileChanged changed -> authors.upsert(changed.meta(), changed.displayName(), changed.role());
            case UserSuspended suspended -> authors.upsert(suspended.meta(), suspended.displayName(), suspended.role());
            case UserReinstated reinstated ->
                authors.upsert(reinstated.meta(), reinstated.displayName(), reinstated.role());
        }
    }
}
