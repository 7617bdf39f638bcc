package org.psyhealth.platform.access.events;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/** A person may use the API again. */
@EventType("org.psyhealth.access.allowed.v1")
public record AccessAllowed(EventMeta meta) implements AccessEvent {}
