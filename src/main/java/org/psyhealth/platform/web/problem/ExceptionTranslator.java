package org.psyhealth.platform.web.problem;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.outages.Outages;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Finds the problem in an exception that was wrapped, or that the database raised. */
final class ExceptionTranslator {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final List<String> BAD_TEXT = List.of("22021", "22P05");

    private ExceptionTranslator() {}

    /**
     * The problem to answer with; null if the exception is an internal error.
     *
     * @param conditional whether the request specified the version that it changes
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
        return Outages.isOutage(e) ? Problems.unavailable("Try again in a few seconds.") : null;
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
