package org.psyhealth.user.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person wants a copy of all that is kept about them: each module stores its part and answers with its key.
 *
 * @param requestId the request
 * @param userId whose data it is about
 */
@EventType(value = "org.psyhealth.user.export-requested.v1", subject = "{requestId}")
public record ExportRequested(EventMeta meta, UUID requestId, UUID userId) implements UserRequest {}
