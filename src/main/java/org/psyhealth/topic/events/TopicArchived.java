package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A topic was archived: what was written in it stays readable, but no new post can have it.
 *
 * @param state all that is public of the topic
 */
@EventType("org.psyhealth.topic.archived.v1")
public record TopicArchived(EventMeta meta, TopicState state) implements TopicEvent {

    @Override
    public UUID topicId() {
        return meta.aggregateId();
    }
}
