package org.psyhealth.follow.events;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody follows a person.
 *
 * @param followerId who follows
 * @param memberId who is followed
 * @param since when the follow started: a request when it was accepted
 */
@EventType(value = "org.psyhealth.follow.followed.v1", subject = "{followerId}/{memberId}/follow")
public record MemberFollowed(EventMeta meta, UUID followerId, UUID memberId, Instant since) implements FollowEvent {}
