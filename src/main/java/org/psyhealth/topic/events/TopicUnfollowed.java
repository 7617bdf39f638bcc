package org.psyhealth.topic.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody no longer follows the topic. The version counts the changes of this one relation between topic and user.
 *
 * @param userId who followed
 */
@EventType("org.psyhealth.topic.unfollowed.v1")
public record TopicUnfollowed(EventMeta meta, UUID userId) implements TopicEvent {}
