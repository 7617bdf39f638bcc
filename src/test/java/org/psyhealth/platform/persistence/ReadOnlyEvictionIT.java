package org.psyhealth.platform.persistence;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.outages.Outages;
import org.psyhealth.support.ModuleDatabase;

class ReadOnlyEvictionIT {

    @Test
    void after_a_failover_the_pool_drops_the_connections_that_became_read_only() throws SQLException {
        try (var database = ModuleDatabase.of();
                var server = DriverManager.getConnection(database.url())) {
            setReadOnly(true, server);
            try (var pool = poolOfOne(database.url())) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> write(pool))
                        .matches(Outages::isOutage);

                setReadOnly(false, server);

                // The pool may have made the next connection before that: it is dropped as well.
                await().ignoreExceptionsInstanceOf(SQLException.class).until(() -> write(pool) == 0);
            }
        }
    }

    private static int write(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate("create table if not exists public.t (id int)");
        }
    }

    /** What a session may do is settled when it begins. */
    private static void setReadOnly(boolean readOnly, Connection server) throws SQLException {
        try (var statement = server.createStatement()) {
            statement.execute("alter database %s set default_transaction_read_only = %s"
                    .formatted(server.getCatalog(), readOnly ? "on" : "off"));
        }
    }

    private static HikariDataSource poolOfOne(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        config.setExceptionOverrideClassName(ReadOnlyEviction.class.getName());
        return new HikariDataSource(config);
    }
}
