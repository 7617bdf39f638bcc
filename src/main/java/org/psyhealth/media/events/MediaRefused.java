package org.psyhealth.media.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A file will never be shown.
 *
 * @param ownerId who uploaded it
 * @param purpose what it was meant for
 * @param reason why, as a class that its owner may know
 */
@EventType("org.psyhealth.media.refused.v1")
public record MediaRefused(EventMeta meta, UUID ownerId, MediaPurpose purpose, RefusalReason reason)
        implements MediaEvent {}
