package org.psyhealth.follow.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody wants to hear of a person again.
 *
 * @param muterId who muted
 * @param memberId who was muted
 * @param since when the mute started
 * @param until when it ended, exclusive
 * @param earlier the mutes of the same person before, the oldest first
 */
@EventType(value = "org.psyhealth.follow.unmuted.v1", subject = "{muterId}/{memberId}/mute")
public record MemberUnmuted(
        EventMeta meta, UUID muterId, UUID memberId, Instant since, Instant until, List<Period> earlier)
        implements FollowEvent {}
