package org.psyhealth.follow.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Somebody does not want to hear of a person.
 *
 * @param muterId who mutes
 * @param memberId who is muted, and is not told
 * @param since when the mute started
 * @param until when it ends by itself, exclusive; null without an end
 * @param earlier the mutes of the same person before, the oldest first
 */
@EventType(value = "org.psyhealth.follow.muted.v1", subject = "{muterId}/{memberId}/mute")
public record MemberMuted(
        EventMeta meta,
        UUID muterId,
        UUID memberId,
        Instant since,
        @Nullable Instant until,
        List<Period> earlier) implements FollowEvent {}
