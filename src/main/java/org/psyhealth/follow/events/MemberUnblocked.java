package org.psyhealth.follow.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody no longer blocks a person.
 *
 * @param blockerId who blocked
 * @param memberId who was blocked
 * @param since when the block started
 * @param until when it ended, exclusive
 * @param earlier the blocks of the same person before, the oldest first
 */
@EventType(value = "org.psyhealth.follow.unblocked.v1", subject = "{blockerId}/{memberId}/block")
public record MemberUnblocked(
        EventMeta meta, UUID blockerId, UUID memberId, Instant since, Instant until, List<Period> earlier)
        implements FollowEvent {}
