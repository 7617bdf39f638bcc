package org.psyhealth.user.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * All that is kept about a person is to be erased: each module answers when nothing is left. It takes nothing from the
 * person from then on.
 *
 * @param requestId the request
 * @param userId whose data is to be erased
 */
@EventType(value = "org.psyhealth.user.erasure-requested.v1", subject = "{requestId}")
public record ErasureRequested(EventMeta meta, UUID requestId, UUID userId) implements UserRequest {}
