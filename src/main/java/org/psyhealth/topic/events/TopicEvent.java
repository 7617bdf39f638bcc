package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/** What happens to a topic; keyed and ordered by the topic id. */
@Externalized(TopicEvent.TOPIC)
public sealed interface TopicEvent extends DomainEvent permits TopicCreated, TopicFollowed, TopicUnfollowed {

    String TOPIC = "topic-events";

    /** The topic it is about. */
    default UUID topicId() {
        return meta().aggregateId();
    }
}
