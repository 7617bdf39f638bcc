package org.psyhealth.follow.events;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody asks to follow a person who decides about it.
 *
 * @param followerId who asks
 * @param memberId who is asked
 * @param since when it was asked
 */
@EventType(value = "org.psyhealth.follow.requested.v1", subject = "{followerId}/{memberId}/follow")
public record FollowRequested(EventMeta meta, UUID followerId, UUID memberId, Instant since) implements FollowEvent {}
