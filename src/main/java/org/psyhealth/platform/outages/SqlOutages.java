package org.psyhealth.platform.outages;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;

/**
 * The failures of PostgreSQL and of the pool in front of it that are outages.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
final class SqlOutages {

    /**
     * Connection exception; insufficient resources, such as too many connections or a full disk; operator intervention,
     * such as a shutdown, a startup in progress or a cancelled statement; system error. Not 54, program limit exceeded,
     * which is caused by the statement.
     */
    private static final List<String> CLASSES = List.of("08", "53", "57", "58");

    /**
     * Read-only SQL transaction, as on a former primary after a failover; idle-in-transaction and transaction timeout;
     * statement completion unknown.
     */
    private static final Set<String> STATES = Set.of("25006", "25P03", "25P04", "40003");

    /** The message, without an SQL state, of HikariCP for a broken connection that it has evicted. */
    private static final String TAKEN_AWAY = "Connection is closed";

    private SqlOutages() {}

    static boolean include(SQLException e) {
        if (e instanceof SQLTransientConnectionException || e instanceof SQLNonTransientConnectionException) {
            return true; // there was no connection, whatever the state of the last attempt to open one
        }
        var state = e.getSQLState();
        if (state == null) {
            return e instanceof SQLRecoverableException
                    || e instanceof SQLTimeoutException
                    || TAKEN_AWAY.equals(e.getMessage());
        }
        return STATES.contains(state) || CLASSES.stream().anyMatch(state::startsWith);
    }

    /** Whether the failure is caused by an SQL exception with a state, which then decides. */
    static boolean isJudgedByState(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return true;
            }
        }
        return false;
    }
}
