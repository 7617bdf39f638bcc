package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A topic was created; posts can have it from now on.
 *
 * @param state all that is public of the topic
 */
@EventType("org.psyhealth.topic.created.v1")
public record TopicCreated(EventMeta meta, TopicState state) implements TopicEvent {

    @Override
    public UUID topicId() {
        return meta.aggregateId();
    }
}
