package org.psyhealth.follow.events;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody no longer follows a person, or no longer asks to.
 *
 * @param followerId who followed or asked
 * @param memberId who was followed or asked
 * @param since when the follow, or the request that was never accepted, started
 * @param until when it ended, exclusive
 */
@EventType(value = "org.psyhealth.follow.unfollowed.v1", subject = "{followerId}/{memberId}/follow")
public record MemberUnfollowed(EventMeta meta, UUID followerId, UUID memberId, Instant since, Instant until)
        implements FollowEvent {}
