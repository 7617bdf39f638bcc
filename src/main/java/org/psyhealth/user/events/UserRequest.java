package org.psyhealth.user.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/**
 * What a person demands of all modules together, and what each of them answers. A request is keyed by its id, an answer
 * by the request and the module that gives it.
 */
@Externalized(UserRequest.TOPIC)
public sealed interface UserRequest extends DomainEvent permits ExportRequested, ErasureRequested, PartAnswered {

    String TOPIC = "user-requests";

    /** The request. */
    UUID requestId();

    /** The person who demands it. */
    UUID userId();
}
