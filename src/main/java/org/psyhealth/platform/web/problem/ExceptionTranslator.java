package org.psyhealth.platform.web.problem;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.CannotCreateTransactionException;

/** Finds the problem behind an exception that was wrapped on its way, or that the database raised. */
final class ExceptionTranslator {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final List<String> BAD_TEXT = List.of("22021", "22P05");

    private ExceptionTranslator() {}

    /**
     * The problem to answer with; null if the exception is nobody's fault but ours.
     *
     * @param conditional whether the request named the version that it changes
     */
    static @Nullable ProblemException problemIn(Exception e, boolean conditional) {
        var problem = find(e, ProblemException.class);
        if (problem != null) {
            return problem;
        }
        if (conditional && find(e, OptimisticLockingFailureException.class) != null) {
            return Problems.preconditionFailed();
        }
        if (find(e, ConcurrencyFailureException.class) != null || isSqlState(e, List.of(UNIQUE_VIOLATION))) {
            return new ProblemException(
                    Problems.CONFLICT, "Read the resource again, and repeat your change if it still makes sense.");
        }
        if (isSqlState(e, BAD_TEXT)) {
            return Problems.forbiddenCharacters();
        }
        if (find(e, CannotCreateTransactionException.class) != null
                || find(e, DataAccessResourceFailureException.class) != null
                || find(e, MongoTimeoutException.class) != null
                || find(e, MongoSocketException.class) != null
                || find(e, TimeoutException.class) != null) {
            return unavailable();
        }
        return null;
    }

    private static ProblemException unavailable() {
        var problem = new ProblemException(Problems.SERVICE_UNAVAILABLE, "Try again in a few seconds.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return problem;
    }

    private static boolean isSqlState(Exception e, List<String> states) {
        var sql = find(e, SQLException.class);
        return sql != null && sql.getSQLState() != null && states.contains(sql.getSQLState());
    }

    static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
