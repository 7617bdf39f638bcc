package org.psyhealth.topic.events;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody no longer follows a topic.
 *
 * @param userId who followed
 * @param since when the follow started
 * @param until when it ended, exclusive
 */
@EventType(value = "org.psyhealth.topic.unfollowed.v1", subject = "{topicId}/{userId}")
public record TopicUnfollowed(EventMeta meta, UUID topicId, UUID userId, Instant since, Instant until)
        implements TopicEvent {}
