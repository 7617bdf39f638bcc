package org.psyhealth.platform.messaging.consumer;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.MalformedEventException;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;

/** Hands a record to the listener of one group, with the retries that a record from the topic would have. */
@Component
class RecordRetry {

    private final GroupListeners listeners;

    RecordRetry(GroupListeners listeners) {
        this.listeners = listeners;
    }

    /**
     * Handles a record. In an outage this goes on until the outage or {@code pause} ends it.
     *
     * @param pause waits for so many milliseconds between two attempts; may throw to end them
     * @return what the record met in the end; empty if it was handled
     */
    Optional<Throwable> handle(Subscription subscription, ConsumerRecord<?, ?> record, LongConsumer pause) {
        Throwable last = null;
        BackOffExecution retries = null;
        while (true) {
            try {
                listeners.handle(subscription, record);
                return Optional.empty();
            } catch (RuntimeException e) {
                var cause = Failures.causeOf(e);
                if (cause instanceof MalformedEventException) {
                    return Optional.of(cause);
                }
                if (retries == null || isOther(cause, last)) {
                    retries = RetryPolicy.of(e).start();
                }
                last = cause;
                var wait = retries.nextBackOff();
                if (wait == BackOffExecution.STOP) {
                    return Optional.of(cause);
                }
                pause.accept(wait);
            }
        }
    }

    /** An outage in the middle of the retries of a bad record, or the reverse, begins anew. */
    private static boolean isOther(Throwable cause, @Nullable Throwable last) {
        return last == null || cause.getClass() != last.getClass();
    }
}
