package org.psyhealth.platform.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Opens the relay sessions of this process. */
@Component
class RelaySessions {

    private final OutboxConnections connections;
    private final RelayProducers producers;
    private final OutboxSender sender;
    private final OutboxProperties properties;

    RelaySessions(
            OutboxConnections connections, RelayProducers producers, OutboxSender sender, OutboxProperties properties) {
        this.connections = connections;
        this.producers = producers;
        this.sender = sender;
        this.properties = properties;
    }

    /**
     * A session that holds no slots yet.
     *
     * @param connection must outlive the session; when it is closed, others consider the session gone
     * @throws org.apache.kafka.common.KafkaException if no broker responds
     */
    RelaySession open(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        limitTransactions(jdbc);
        // Before the session is registered: nobody fences it earlier, and initializing after a fence would undo the
        // fence.
        var producer = producers.open();
        try {
            var leases = new SlotLeases(jdbc, producer.id(), properties.lease());
            leases.join();
            return new RelaySession(
                    producers,
                    producer,
                    sender,
                    leases,
                    new HeldRows(jdbc, producer.id()),
                    LeaseRenewal.start(connections, producer.id(), properties.lease()),
                    properties);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Limits transactions, so that a statement that this process had partly sent before it froze cannot prevent the
     * eviction of its session. Not supported by PostgreSQL 16.
     */
    private void limitTransactions(JdbcClient jdbc) {
        jdbc.sql("select set_config(name, ?, false) from pg_settings where name = 'transaction_timeout'")
                .param(String.valueOf(properties.lease().toMillis()))
                .query()
                .listOfRows();
    }
}
