package org.psyhealth.platform.access.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/** Whether a person may use the API; keyed and ordered by the person's id. Nobody is refused who was never named. */
@Externalized(AccessEvent.TOPIC)
public sealed interface AccessEvent extends DomainEvent permits AccessAllowed, AccessRefused {

    String TOPIC = "access-events";

    /** The person's id: the subject of the person's tokens. */
    default UUID personId() {
        return meta().aggregateId();
    }
}
