package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A topic was created; posts can have it from now on.
 *
 * @param slug its name in URLs, permanently unique
 * @param name its name for people
 * @param description what belongs under it; may be empty
 */
@EventType("org.psyhealth.topic.created.v1")
public record TopicCreated(EventMeta meta, String slug, String name, String description) implements TopicEvent {

    @Override
    public UUID topicId() {
        return meta.aggregateId();
    }
}
