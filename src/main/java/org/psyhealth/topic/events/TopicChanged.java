package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A topic's texts, look, sensitivity, address or place in the tree changed.
 *
 * @param state all that is public of the topic
 */
@EventType("org.psyhealth.topic.changed.v1")
public record TopicChanged(EventMeta meta, TopicState state) implements TopicEvent {

    @Override
    public UUID topicId() {
        return meta.aggregateId();
    }
}
