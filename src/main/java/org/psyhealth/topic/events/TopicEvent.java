package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/** The newest state of a topic, or of somebody's follow of it ({@code <topic>/<user>}). */
@Externalized(TopicEvent.TOPIC)
public sealed interface TopicEvent extends DomainEvent
        permits TopicCreated, TopicChanged, TopicArchived, TopicRestored, TopicMerged, TopicFollowed, TopicUnfollowed {

    String TOPIC = "topic-events";

    /** The id of the topic. */
    UUID topicId();
}
