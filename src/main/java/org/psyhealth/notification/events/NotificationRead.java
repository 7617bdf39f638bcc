package org.psyhealth.notification.events;

import java.util.UUID;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/** The recipient read a notification in the app. */
@EventType("org.psyhealth.notification.read.v1")
public record NotificationRead(EventMeta meta, UUID notificationId, UUID recipientId) implements NotificationEvent {}
