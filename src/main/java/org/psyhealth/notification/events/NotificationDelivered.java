package org.psyhealth.notification.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A notification reached its recipient on one channel.
 *
 * @param kind the kind of notification, {@code WELCOME}
 * @param channel the channel, {@code IN_APP} or {@code EMAIL}
 */
@EventType(value = "org.psyhealth.notification.delivered.v1", subject = "{notificationId}/{channel}")
public record NotificationDelivered(EventMeta meta, UUID notificationId, UUID recipientId, String kind, String channel)
        implements NotificationEvent {}
