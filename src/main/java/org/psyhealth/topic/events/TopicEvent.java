package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/** The newest state of a topic, or of somebody's following it ({@code <topic>/<user>}). */
@Externalized(TopicEvent.TOPIC)
public sealed interface TopicEvent extends DomainEvent permits TopicCreated, TopicFollowed, TopicUnfollowed {

    String TOPIC = "topic-events";

    /** The topic it is about. */
    UUID topicId();
}
