package org.psyhealth.media.events;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/** A file and all that was made of it are gone. */
@EventType("org.psyhealth.media.deleted.v1")
public record MediaDeleted(EventMeta meta) implements MediaEvent {}
