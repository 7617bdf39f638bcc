package org.psyhealth.follow.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/**
 * The newest state of a relation between two members ({@code <actor>/<member>/follow}, {@code /block} or
 * {@code /mute}): three relations of the same two are three subjects.
 */
@Externalized(FollowEvent.TOPIC)
public sealed interface FollowEvent extends DomainEvent
        permits FollowRequested,
                MemberFollowed,
                MemberUnfollowed,
                MemberBlocked,
                MemberUnblocked,
                MemberMuted,
                MemberUnmuted {

    String TOPIC = "follow-events";

    /** The person whom the relation is directed at. */
    UUID memberId();
}
