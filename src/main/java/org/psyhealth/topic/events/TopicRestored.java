package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A topic is active again: it was archived, or merged into another, and that was undone.
 *
 * @param state all that is public of the topic
 */
@EventType("org.psyhealth.topic.restored.v1")
public record TopicRestored(EventMeta meta, TopicState state) implements TopicEvent {

    @Override
    public UUID topicId() {
        return meta.aggregateId();
    }
}
