package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody follows the topic. The version counts the changes of this one relation between topic and user.
 *
 * @param userId who follows
 */
@EventType("org.psyhealth.topic.followed.v1")
public record TopicFollowed(EventMeta meta, UUID userId) implements TopicEvent {}
