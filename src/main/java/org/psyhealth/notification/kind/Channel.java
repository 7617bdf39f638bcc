package org.psyhealth.notification.kind;

/** How a notification reaches its recipient. */
public enum Channel {
    /** The inbox of the application. */
    IN_APP,
    /** E-mail. */
    EMAIL
}
