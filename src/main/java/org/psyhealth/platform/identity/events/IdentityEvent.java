package org.psyhealth.platform.identity.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/** The claims of the identity provider about a person; keyed and ordered by the person's id. */
@Externalized(IdentityEvent.TOPIC)
public sealed interface IdentityEvent extends DomainEvent permits IdentitySeen {

    String TOPIC = "identity-events";

    /** The person's id: the subject of the person's tokens. */
    default UUID personId() {
        return meta().aggregateId();
    }
}
