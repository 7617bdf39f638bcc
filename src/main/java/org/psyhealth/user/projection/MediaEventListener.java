package org.psyhealth.user.projection;

import org.psyhealth.media.events.MediaEvent;
import org.psyhealth.user.profile.Avatars;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class MediaEventListener {

    private final Avatars avatars;

    MediaEventListener(Avatars avatars) {
        this.avatars = avatars;
    }

    @KafkaListener(groupId = "user", topics = MediaEvent.TOPIC)
    void on(MediaEvent event) {
        avatars.follow(event);
    }
}
