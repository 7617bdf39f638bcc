package org.psyhealth.post.events;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody reacts to a post.
 *
 * @param userId who reacts
 * @param authorId who wrote the post
 * @param kind the kind of reaction as the API spells it: {@code support}, {@code thanks}, {@code hug}, {@code insight}
 * @param since when the reaction started
 */
@EventType(value = "org.psyhealth.post.reacted.v1", subject = "{postId}/{userId}/{kind}")
public record PostReacted(EventMeta meta, UUID postId, UUID userId, UUID authorId, String kind, Instant since)
        implements PostEvent {}
