package org.psyhealth.platform.messaging.consumer;

import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

/** What went wrong with a record, out of what the layers between its listener and the container made of it. */
final class Failures {

    private Failures() {}

    /** What the listener threw. */
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
