package org.psyhealth.platform.messaging.consumer;

import java.sql.SQLException;
import java.time.Duration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How often a record that failed is tried again: a handful of times when the record may be at fault, without end when
 * the database is, because then every record would fail and none belongs into a dead letter topic.
 */
final class RetryPolicy {

    private static final int RETRIES = 4;

    private RetryPolicy() {}

    static BackOff of(Exception failure) {
        return isOutage(failure) ? outage() : suspect();
    }

    /** About 0.1, 0.3, 0.9 and 2.7 seconds, each up to a fifth more or less. */
    private static BackOff suspect() {
        var backOff = new ExponentialBackOff(100, 3);
        backOff.setJitter(20);
        backOff.setMaxAttempts(RETRIES);
        return backOff;
    }

    /** 0.1, 0.2, 0.4 ... two seconds, without end: a deadlock is over at once, an outage is not. */
    private static BackOff outage() {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(Duration.ofSeconds(2).toMillis());
        return backOff;
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException) {
                return true;
            }
        }
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith("08");
    }
}
