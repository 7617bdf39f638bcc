package org.psyhealth.topic.events;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody follows a topic.
 *
 * @param userId who follows
 * @param since when the follow started: followers are not notified of anything older in the topic
 */
@EventType(value = "org.psyhealth.topic.followed.v1", subject = "{topicId}/{userId}")
public record TopicFollowed(EventMeta meta, UUID topicId, UUID userId, Instant since) implements TopicEvent {}
