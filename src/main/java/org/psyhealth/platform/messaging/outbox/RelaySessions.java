package org.psyhealth.platform.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Opens the sessions of this process's relay. */
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
     * @param connection outlives the session; its end tells others that the session is gone
     * @throws org.apache.kafka.common.KafkaException if no broker answers
     */
    RelaySession open(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        limitTransactions(jdbc);
        // Before the session is known: nobody fences it earlier, and initializing after a fence would undo the fence.
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
     * A statement that this process has sent by half before it froze must not keep its session from being evicted.
     * PostgreSQL 16 cannot do this.
     */
    private void limitTransactions(JdbcClient jdbc) {
        jdbc.sql("select set_config(name, ?, false) from pg_settings where name = 'transaction_timeout'")
                .param(String.valueOf(properties.lease().toMillis()))
                .query()
                .listOfRows();
    }
}
