package org.psyhealth.notification.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A notification was given up on one channel.
 *
 * @param kind what it tells
 * @param channel how it should have gone
 * @param reason a short technical reason without personal data
 */
@EventType(value = "org.psyhealth.notification.failed.v1", subject = "{notificationId}/{channel}")
public record NotificationFailed(
        EventMeta meta, UUID notificationId, UUID recipientId, String kind, String channel, String reason)
        implements NotificationEvent {}
