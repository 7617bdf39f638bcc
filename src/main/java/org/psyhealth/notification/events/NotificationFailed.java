package org.psyhealth.notification.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * Delivery of a notification was given up on one channel.
 *
 * @param kind the kind of notification
 * @param channel the channel
 * @param reason a short technical reason without personal data
 */
@EventType(value = "org.psyhealth.notification.failed.v1", subject = "{notificationId}/{channel}")
public record NotificationFailed(
        EventMeta meta, UUID notificationId, UUID recipientId, String kind, String channel, String reason)
        implements NotificationEvent {}
