package org.psyhealth.notification.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EffectStream;
import org.springframework.modulith.events.Externalized;

/** What happens to a notification; keyed and ordered by the recipient. */
@EffectStream
@Externalized(NotificationEvent.TOPIC)
public sealed interface NotificationEvent extends DomainEvent
        permits NotificationDelivered, NotificationFailed, NotificationRead {

    String TOPIC = "notification-events";

    /** Whom the notification is for. */
    default UUID recipientId() {
        return meta().aggregateId();
    }
}
