package org.psyhealth.platform.outages;

import com.mongodb.MongoException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import org.apache.kafka.common.errors.RetriableException;
import org.hibernate.TransactionException;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Distinguishes an outage of PostgreSQL, MongoDB, Kafka or the object store from a failure caused by the request, the
 * record or the code. During an outage everything fails: requests are answered with 503 and records are retried
 * indefinitely, and neither is treated as faulty.
 *
 * <p>An outage may appear anywhere in a failure: as its cause, as a suppressed exception of {@code close()}, or hidden
 * by a failed rollback. It counts wherever it appears. A bug that coincides with an outage appears again when the
 * outage is over.
 */
public final class Outages {

    private static final int SERVER_ERROR = 500;

    private Outages() {}

    /** Whether any part of the failure indicates an outage. */
    public static boolean isOutage(Throwable failure) {
        return find(failure) != null;
    }

    /** Logs an outage in one line, because there will be many of them, and anything else with its stack trace. */
    public static void warn(Logger log, String message, Throwable failure) {
        var outage = find(failure);
        if (outage == null) {
            log.warn(message, failure);
        } else {
            log.warn(
                    "{}: {}",
                    message,
                    NestedExceptionUtils.getMostSpecificCause(outage).toString());
        }
    }

    /** The part of the failure that indicates an outage; null if none does. */
    private static @Nullable Throwable find(Throwable failure) {
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<Throwable>();
        open.add(failure);
        while (!open.isEmpty()) {
            var part = open.remove();
            if (seen.add(part)) {
                if (tellsOfOutage(part)) {
                    return part;
                }
                addParts(part, open);
            }
        }
        return null;
    }

    private static void addParts(Throwable part, ArrayDeque<Throwable> open) {
        add(part.getCause(), open);
        for (var suppressed : part.getSuppressed()) {
            add(suppressed, open);
        }
        if (part instanceof SQLException sql) {
            add(sql.getNextException(), open);
        } else if (part instanceof TransactionSystemException rollback) {
            add(rollback.getApplicationException(), open);
        }
    }

    private static void add(@Nullable Throwable part, ArrayDeque<Throwable> open) {
        if (part != null) {
            open.add(part);
        }
    }

    private static boolean tellsOfOutage(Throwable part) {
        return switch (part) {
            case SQLException sql -> SqlOutages.include(sql);
            case CannotCreateTransactionException none -> true;
            case CannotGetJdbcConnectionException none -> true;
            // Spring and Hibernate classify by SQL state too, but more broadly: if there is one, it takes precedence.
            case DataAccessResourceFailureException resource -> !SqlOutages.isJudgedByState(resource);
            case QueryTimeoutException timeout -> !SqlOutages.isJudgedByState(timeout);
            case JDBCConnectionException connection -> !SqlOutages.isJudgedByState(connection);
            // "Unable to rollback against JDBC Connection": a rollback fails only if the connection is lost.
            case TransactionException transaction ->
                transaction.getCause() instanceof SQLException && !SqlOutages.isJudgedByState(transaction);
            case MongoException mongo -> MongoOutages.include(mongo);
            case RetriableException kafka -> true;
            case SdkServiceException store -> store.statusCode() >= SERVER_ERROR || store.isThrottlingException();
            case SdkClientException store -> true;
            default -> false;
        };
    }
}
