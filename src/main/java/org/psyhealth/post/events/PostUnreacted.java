package org.psyhealth.post.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody took a reaction to the post back. The version counts the changes of this one relation between post, user and
 * kind.
 *
 * @param userId who reacted
 * @param authorId who wrote the post
 * @param kind the kind of reaction, {@code SUPPORT}
 */
@EventType("org.psyhealth.post.unreacted.v1")
public record PostUnreacted(EventMeta meta, UUID userId, UUID authorId, String kind) implements PostEvent {}
