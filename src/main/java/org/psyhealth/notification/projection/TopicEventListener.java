package org.psyhealth.notification.projection;

import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TopicEventListener {

    private final Followings followings;

    TopicEventListener(Followings followings) {
        this.followings = followings;
    }

    @KafkaListener(groupId = "notification", topics = TopicEvent.TOPIC)
    void on(TopicEvent event) {
        switch (event) {
            case TopicCreated created -> followings.name(created);
            case TopicFollowed followed -> followings.follow(followed);
            case TopicUnfollowed unfollowed -> followings.unfollow(unfollowed);
        }
    }
}
