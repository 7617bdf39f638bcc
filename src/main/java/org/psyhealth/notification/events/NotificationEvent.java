package org.psyhealth.notification.events;

import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EffectStream;
import org.springframework.modulith.events.Externalized;

/**
 * The delivery state of a notification on one channel ({@code <notification>/<channel>}). The version counts the
 * changes of the notification.
 */
@EffectStream
@Externalized(NotificationEvent.TOPIC)
public sealed interface NotificationEvent extends DomainEvent
        permits NotificationDelivered, NotificationFailed, NotificationRead {

    String TOPIC = "notification-events";

    /** Whom the notification is for. */
    UUID recipientId();
}
