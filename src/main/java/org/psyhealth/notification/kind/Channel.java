package org.psyhealth.notification.kind;

/** The channels through which notifications are delivered. */
public enum Channel {
    /** The inbox of the application. */
    IN_APP,
    /** E-mail. */
    EMAIL
}
