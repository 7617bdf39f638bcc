package org.psyhealth.platform.events;

import org.jspecify.annotations.Nullable;

/** An event that cannot be read, now or later: it is not retried but goes to the dead letter topic at once. */
public class MalformedEventException extends RuntimeException {

    MalformedEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
