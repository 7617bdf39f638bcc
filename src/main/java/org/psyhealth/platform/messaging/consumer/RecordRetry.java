package org.psyhealth.platform.messaging.consumer;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.MalformedEventException;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;

/** Passes a record to the listener of one group, with the same retries as for a record from the topic. */
@Component
class RecordRetry {

    private final GroupListeners listeners;

    RecordRetry(GroupListeners listeners) {
        this.listeners = listeners;
    }

    /**
     * Handles a record. During an outage it retries until the outage is over or {@code pause} throws.
     *
     * @param pause waits the given number of milliseconds between two attempts; may throw to end them
     * @return the final failure; empty if the record was handled
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

    /** The retries start over when an outage interrupts those of a bad record, or the reverse. */
    private static boolean isOther(Throwable cause, @Nullable Throwable last) {
        return last == null || cause.getClass() != last.getClass();
    }
}
