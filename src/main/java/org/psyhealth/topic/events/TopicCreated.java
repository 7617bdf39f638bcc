package org.psyhealth.topic.events;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A topic can be written under from now on.
 *
 * @param slug its name in addresses, unique for good
 * @param name its name for people
 */
@EventType("org.psyhealth.topic.created.v1")
public record TopicCreated(EventMeta meta, String slug, String name) implements TopicEvent {}
