package org.psyhealth.bench.subject;

import java.sql.SQLException;

/** Asks the database for a number, on a connection of its own. */
final class Sql {

    private Sql() {}

    static long number(Services services, String sql) throws SQLException {
        try (var connection = services.database();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
