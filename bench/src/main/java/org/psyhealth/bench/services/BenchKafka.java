package org.psyhealth.bench.services;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.psyhealth.bench.control.ControlApplication;

/** One real Kafka broker, its own controller. */
record BenchKafka(KafkaRaftServer server, int port) implements AutoCloseable {

    private static final int PARTITIONS = 6;

    static BenchKafka start(Path directory) throws Exception {
        var logs = directory.resolve("kafka").toString();
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(logs)
                .setMetadataLogDirectory(logs)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
        var port = freePort();
        var server = new KafkaRaftServer(new KafkaConfig(configuration(port, freePort(), logs), false), Time.SYSTEM);
        server.startup();
        var kafka = new BenchKafka(server, port);
        kafka.createTopic(ControlApplication.TOPIC);
        return kafka;
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Before anybody sends: a topic that the first record has to create is not what is to be measured. */
    private void createTopic(String name) throws Exception {
        var servers = Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (var admin = Admin.create(servers)) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Map<String, Object> configuration(int port, int controllerPort, String logs) {
        var configuration = new HashMap<String, Object>();
        configuration.put("process.roles", "broker,controller");
        configuration.put("node.id", "1");
        configuration.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        configuration.put("controller.listener.names", "CONTROLLER");
        configuration.put(
                "listeners", "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
        configuration.put("log.dir", logs);
        configuration.put("auto.create.topics.enable", "false");
        configuration.put("offsets.topic.replication.factor", "1");
        configuration.put("offsets.topic.num.partitions", "3");
        configuration.put("transaction.state.log.replication.factor", "1");
        configuration.put("transaction.state.log.min.isr", "1");
        configuration.put("share.coordinator.state.topic.replication.factor", "1");
        configuration.put("share.coordinator.state.topic.min.isr", "1");
        configuration.put("group.initial.rebalance.delay.ms", "0");
        configuration.put("log.cleaner.dedupe.buffer.size", "2097152");
        return configuration;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
