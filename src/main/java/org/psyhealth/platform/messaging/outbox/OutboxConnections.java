package org.psyhealth.platform.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dedicated connections of the relay, outside the pool: they live as long as the task, hold locks and listen for
 * notifications, and must never be used by a request.
 */
@Component
class OutboxConnections {

    private static final String CHANNEL = "psyhealth_outbox";

    private final PGSimpleDataSource source;

    OutboxConnections(DataSource pool) {
        this.source = DataSourceBuilder.derivedFrom(pool)
                .type(PGSimpleDataSource.class)
                .build();
        source.setApplicationName("psyhealth-outbox");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(5);
        source.setSocketTimeout(10);
        source.setLogServerErrorDetail(false);
    }

    Connection open() throws SQLException {
        return source.getConnection();
    }

    /** Wakes the relays of all other tasks. */
    void notifyOthers(DataSource session) {
        JdbcClient.create(session)
                .sql("select pg_notify(?, '')")
                .param(CHANNEL)
                .query()
                .singleRow();
    }

    /** Subscribes the connection to {@link #notifyOthers}. */
    void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
    }
}
