package org.psyhealth.follow.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody blocks a person: neither sees the other.
 *
 * @param blockerId who blocks
 * @param memberId who is blocked, and is not told
 * @param since when the block started
 * @param earlier the blocks of the same person before, the oldest first
 */
@EventType(value = "org.psyhealth.follow.blocked.v1", subject = "{blockerId}/{memberId}/block")
public record MemberBlocked(EventMeta meta, UUID blockerId, UUID memberId, Instant since, List<Period> earlier)
        implements FollowEvent {}
