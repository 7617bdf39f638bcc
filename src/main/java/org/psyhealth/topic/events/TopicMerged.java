package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A topic was merged into another: its posts, followers and tags count as the other's, until that is undone.
 *
 * @param state all that is public of the topic
 */
@EventType("org.psyhealth.topic.merged.v1")
public record TopicMerged(EventMeta meta, TopicState state) implements TopicEvent {

    @Override
    public UUID topicId() {
        return meta.aggregateId();
    }
}
