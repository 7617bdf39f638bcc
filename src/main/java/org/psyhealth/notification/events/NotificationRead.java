package org.psyhealth.notification.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * The recipient read a notification.
 *
 * @param channel the channel, {@code IN_APP}
 */
@EventType(value = "org.psyhealth.notification.read.v1", subject = "{notificationId}/{channel}")
public record NotificationRead(EventMeta meta, UUID notificationId, UUID recipientId, String channel)
        implements NotificationEvent {}
