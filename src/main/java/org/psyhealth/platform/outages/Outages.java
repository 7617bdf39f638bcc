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

/**
 * Tells a failure that PostgreSQL, MongoDB or Kafka is to blame for from one that the request, the record or the code
 * is to blame for. During an outage everything fails: a request is answered 503 and a record is tried without end, and
 * neither is judged by it.
 *
 * <p>An outage shows anywhere in a failure: as its cause, as a suppressed exception of {@code close()}, or as what a
 * failed rollback has hidden. It counts wherever it shows. A mistake in the code that meets an outage shows again when
 * the outage is over.
 */
public final class Outages {

    private Outages() {}

    /** Whether any part of the failure tells of an outage. */
    public static boolean isOutage(Throwable failure) {
        return find(failure) != null;
    }

    /** Logs an outage in one line, because there will be many, and anything else with its stack trace. */
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

    /** The part of the failure that tells of an outage; null if none does. */
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
            // Spring and Hibernate judge by the SQL state too, but more broadly: where there is one, it decides.
            case DataAccessResourceFailureException resource -> !SqlOutages.isJudgedByState(resource);
            case QueryTimeoutException timeout -> !SqlOutages.isJudgedByState(timeout);
            case JDBCConnectionException connection -> !SqlOutages.isJudgedByState(connection);
            // "Unable to rollback against JDBC Connection": nothing but a lost connection makes a rollback fail.
            case TransactionException transaction ->
                transaction.getCause() instanceof SQLException && !SqlOutages.isJudgedByState(transaction);
            case MongoException mongo -> MongoOutages.include(mongo);
            case RetriableException kafka -> true;
            default -> false;
        };
    }
}
