package org.psyhealth.topic.events;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody no longer follows a topic.
 *
 * @param userId who followed
 * @param since from when on
 * @param until up to when, exclusive
 */
@EventType(value = "org.psyhealth.topic.unfollowed.v1", subject = "{topicId}/{userId}")
public record TopicUnfollowed(EventMeta meta, UUID topicId, UUID userId, Instant since, Instant until)
        implements TopicEvent {}
