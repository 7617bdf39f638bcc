package org.psyhealth.media.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.modulith.events.Externalized;

/** The newest state of a file. */
@Externalized(MediaEvent.TOPIC)
public sealed interface MediaEvent extends DomainEvent permits MediaReady, MediaRefused, MediaDeleted {

    String TOPIC = "media-events";

    /** The id of the file. */
    default UUID mediaId() {
        return meta().aggregateId();
    }
}
