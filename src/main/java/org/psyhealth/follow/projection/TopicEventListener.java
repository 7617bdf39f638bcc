package org.psyhealth.follow.projection;

import org.psyhealth.topic.events.TopicArchived;
import org.psyhealth.topic.events.TopicChanged;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicMerged;
import org.psyhealth.topic.events.TopicRestored;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TopicEventListener {

    private final FollowedTopics topics;

    TopicEventListener(FollowedTopics topics) {
        this.topics = topics;
    }

    @KafkaListener(groupId = "follow", topics = TopicEvent.TOPIC)
    void on(TopicEvent event) {
        switch (event) {
            case TopicCreated(var meta, var state) -> topics.upsert(meta, state);
            case TopicChanged(var meta, var state) -> topics.upsert(meta, state);
            case TopicArchived(var meta, var state) -> topics.upsert(meta, state);
            case TopicRestored(var meta, var state) -> topics.upsert(meta, state);
            case TopicMerged(var meta, var state) -> topics.upsert(meta, state);
            case TopicFollowed(var meta, var topic, var user, var since) ->
                topics.follow(meta, topic, user, since, null);
            case TopicUnfollowed(var meta, var topic, var user, var since, var until) ->
                topics.follow(meta, topic, user, since, until);
        }
    }
}
