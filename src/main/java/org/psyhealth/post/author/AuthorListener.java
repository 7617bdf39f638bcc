package org.psyhealth.post.author;

import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class AuthorListener {

    private final Authors authors;

    AuthorListener(Authors authors) {
        this.authors = authors;
    }

    @KafkaListener(groupId = "post", topics = UserEvent.TOPIC)
    void on(UserEvent event) {
        var version = event.meta().aggregateVersion();
        switch (event) {
            case UserRegistered registered -> authors.isNamed(event.userId(), version, registered.displayName());
            case UserProfileChanged changed -> authors.isNamed(event.userId(), version, changed.displayName());
        }
    }
}
