package org.psyhealth.post.projection;

import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TopicEventListener {

    private final TopicRefs topics;

    TopicEventListener(TopicRefs topics) {
        this.topics = topics;
    }

    @KafkaListener(groupId = "post", topics = TopicEvent.TOPIC)
    void on(TopicEvent event) {
        switch (event) {
            case TopicCreated created -> topics.upsert(created.meta(), created.slug(), created.name());
            case TopicFollowed ignored -> {}
            case TopicUnfollowed ignored -> {}
        }
    }
}
