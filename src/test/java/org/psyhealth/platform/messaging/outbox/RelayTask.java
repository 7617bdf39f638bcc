package org.psyhealth.platform.messaging.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;

/** The relay of one task, put together by hand, so that several can run in one JVM. */
final class RelayTask implements AutoCloseable {

    static final OutboxProperties PROPERTIES =
            new OutboxProperties(500, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofMillis(200));

    final RelaySignal signal = new RelaySignal();
    final OutboxTable table;
    private final OutboxRelay relay;

    RelayTask(DataSource database, String broker) {
        this.table = new OutboxTable(JdbcClient.create(database), new JsonMapper());
        this.relay = new OutboxRelay(sessions(database, broker), signal, new OutboxConnections(database));
        relay.start();
    }

    static RelaySessions sessions(DataSource database, String broker) {
        var admin = new KafkaAdmin(Map.of("bootstrap.servers", broker));
        admin.setApplicationContext(new StaticApplicationContext()); // it declares no topics
        var sender = new OutboxSender(new KnownTopics(admin), new JsonMapper(), new SimpleMeterRegistry());
        return new RelaySessions(new OutboxConnections(database), producers(broker, broker), sender, PROPERTIES);
    }

    static RelayProducers producers(String broker, String admin) {
        var factory = new DefaultKafkaProducerFactory<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000),
                new StringSerializer(),
                new ByteArraySerializer());
        return new RelayProducers(
                factory,
                new KafkaAdmin(Map.of(
                        "bootstrap.servers", admin, "default.api.timeout.ms", 1_000, "request.timeout.ms", 1_000)));
    }

    /** As at the end of its process. */
    @Override
    public void close() {
        relay.stop();
    }
}
