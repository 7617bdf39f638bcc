package org.psyhealth.user.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/**
 * A change of a person's profile; keyed and ordered by the user id. Each event carries the complete public state after
 * it, {@code erased} nothing but the id.
 */
@Externalized(UserEvent.TOPIC)
public sealed interface UserEvent extends DomainEvent
        permits UserRegistered,
                UserProfileChanged,
                UserSuspended,
                UserReinstated,
                UserDeactivated,
                UserReactivated,
                UserErased {

    String TOPIC = "user-events";

    /** The person it is about. */
    default UUID userId() {
        return meta().aggregateId();
    }

    /** The public state of the person's profile after it; null if nothing remains. */
    @Nullable
    UserProfile profile();
}
