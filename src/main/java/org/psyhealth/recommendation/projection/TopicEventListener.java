package org.psyhealth.recommendation.projection;

import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class TopicEventListener {

    private final Topics topics;
    private final Follows follows;

    TopicEventListener(Topics topics, Follows follows) {
        this.topics = topics;
        this.follows = follows;
    }

    @KafkaListener(groupId = "recommendation", topics = TopicEvent.TOPIC)
    void on(TopicEvent event) {
        switch (event) {
            case TopicCreated(var meta, var slug, var name, var description) -> topics.upsert(meta, slug, name);
            case TopicFollowed(var meta, var topic, var user, var since) ->
                follows.upsert(meta, topic, user, since, null);
            case TopicUnfollowed(var meta, var topic, var user, var since, var until) ->
                follows.upsert(meta, topic, user, since, until);
        }
    }
}
