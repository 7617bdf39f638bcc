package org.psyhealth.platform.messaging.consumer;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.psyhealth.platform.outages.Outages;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How often a failed record is retried: four times when the record may be at fault, indefinitely during an outage and
 * after a deadlock, because then any record would fail and none belongs in a dead letter topic.
 */
final class RetryPolicy {

    private static final int RETRIES = 4;

    private RetryPolicy() {}

    static BackOff of(Exception failure) {
        return isTemporary(failure) ? outage() : suspect();
    }

    /**
     * A failure of one record of a batch. The error handler counts attempts until the type of the exception changes. So
     * there are two types: a record that is itself at fault gets its full number of attempts after an outage, and an
     * outage uses up none of them.
     */
    static BatchListenerFailedException failureOf(ConsumerRecord<?, ?> record, Exception cause) {
        return isTemporary(cause) ? new Unavailable(cause, record) : new Suspect(cause, record);
    }

    /** About 0.1, 0.3, 0.9 and 2.7 seconds, each with a jitter of up to 20 percent. */
    private static BackOff suspect() {
        var backOff = new ExponentialBackOff(100, 3);
        backOff.setJitter(20);
        backOff.setMaxAttempts(RETRIES);
        return backOff;
    }

    /** 0.1, 0.2, 0.4 ... two seconds, indefinitely: a deadlock is over at once, an outage is not. */
    private static BackOff outage() {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(Duration.ofSeconds(2).toMillis());
        return backOff;
    }

    private static boolean isTemporary(Throwable failure) {
        return isContention(failure) || Outages.isOutage(failure);
    }

    /** Whether the record conflicted with another transaction, as in a deadlock. */
    private static boolean isContention(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException) {
                return true;
            }
        }
        return false;
    }

    private static final class Unavailable extends BatchListenerFailedException {

        Unavailable(Exception cause, ConsumerRecord<?, ?> record) {
            super("cannot handle now", cause, record);
        }
    }

    private static final class Suspect extends BatchListenerFailedException {

        Suspect(Exception cause, ConsumerRecord<?, ?> record) {
            super("cannot handle", cause, record);
        }
    }
}
