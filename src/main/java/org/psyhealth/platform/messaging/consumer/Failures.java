package org.psyhealth.platform.messaging.consumer;

import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

/** Unwraps the failure of a record from the exceptions of the layers between its listener and the container. */
final class Failures {

    private Failures() {}

    /** The exception that the listener threw. */
    static Throwable causeOf(Throwable failure) {
        var cause = failure.getCause();
        var isWrapper =
                failure instanceof BatchListenerFailedException || failure instanceof ListenerExecutionFailedException;
        return isWrapper && cause != null ? causeOf(cause) : failure;
    }

    static boolean has(Class<? extends Throwable> kind, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
