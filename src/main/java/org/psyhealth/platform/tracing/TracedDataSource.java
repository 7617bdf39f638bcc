package org.psyhealth.platform.tracing;

import io.micrometer.tracing.Tracer;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Returns connections that create a span for each statement within a sampled trace, otherwise the pool's own
 * connections: outside of a sampled trace the only cost is one check of the current span per connection.
 */
class TracedDataSource extends DelegatingDataSource {

    private final ObjectProvider<Tracer> tracers;

    TracedDataSource(DataSource pool, ObjectProvider<Tracer> tracers) {
        super(pool);
        this.tracers = tracers;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return traced(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return traced(super.getConnection(username, password));
    }

    private Connection traced(Connection connection) {
        var tracer = tracers.getIfAvailable();
        var span = tracer == null ? null : tracer.currentSpan();
        return tracer == null || span == null || span.isNoop() ? connection : TracedConnection.of(connection, tracer);
    }
}
