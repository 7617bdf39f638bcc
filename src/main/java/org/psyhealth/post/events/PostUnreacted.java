package org.psyhealth.post.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody withdrew a reaction to a post.
 *
 * @param userId who reacted
 * @param authorId who wrote the post
 * @param kind the kind of reaction as the API spells it: {@code support}, {@code thanks}, {@code hug}, {@code insight}
 */
@EventType(value = "org.psyhealth.post.unreacted.v1", subject = "{postId}/{userId}/{kind}")
public record PostUnreacted(EventMeta meta, UUID postId, UUID userId, UUID authorId, String kind)
        implements PostEvent {}
