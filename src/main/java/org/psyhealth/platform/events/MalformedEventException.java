package org.psyhealth.platform.events;

import org.jspecify.annotations.Nullable;

/** An event that can never be read: it is not retried but goes to the dead letter topic immediately. */
public class MalformedEventException extends RuntimeException {

    MalformedEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
