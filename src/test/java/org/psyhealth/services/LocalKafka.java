package org.psyhealth.services;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker, its own controller, in this JVM. It can be stopped and restarted with its data. */
public final class LocalKafka implements AutoCloseable {

    private final int port;
    private final int controllerPort;
    private final Path logs;
    private @Nullable KafkaRaftServer server;

    private LocalKafka(int port, int controllerPort, Path logs) {
        this.port = port;
        this.controllerPort = controllerPort;
        this.logs = logs;
    }

    static LocalKafka start(int port, int controllerPort, RunDirectory directory) throws Exception {
        var kafka = new LocalKafka(port, controllerPort, directory.data("kafka"));
        if (!Files.exists(kafka.logs.resolve("meta.properties"))) {
            kafka.format();
        }
        kafka.start();
        return kafka;
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** The log directory of the broker. */
    public Path logs() {
        return logs;
    }

    /** Starts or restarts the broker with the same port and data. */
    public synchronized void start() {
        if (server == null) {
            server = new KafkaRaftServer(new KafkaConfig(configuration(), false), Time.SYSTEM);
            server.startup();
        }
    }

    /** Stops the broker and keeps its data. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void format() throws Exception {
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(logs.toString())
                .setMetadataLogDirectory(logs.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private Map<String, Object> configuration() {
        var configuration = new HashMap<String, Object>();
        configuration.put("process.roles", "broker,controller");
        configuration.put("node.id", "1");
        configuration.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        configuration.put("controller.listener.names", "CONTROLLER");
        configuration.put(
                "listeners", "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
        configuration.put("log.dir", logs.toString());
        configuration.put("offsets.topic.replication.factor", "1");
        configuration.put("offsets.topic.num.partitions", "3");
        configuration.put("transaction.state.log.replication.factor", "1");
        configuration.put("transaction.state.log.min.isr", "1");
        configuration.put("share.coordinator.state.topic.replication.factor", "1");
        configuration.put("share.coordinator.state.topic.min.isr", "1");
        configuration.put("group.initial.rebalance.delay.ms", "0");
        // As in production: topics are created by the application, not by a typo.
        configuration.put("auto.create.topics.enable", "false");
        configuration.put("log.cleaner.dedupe.buffer.size", "2097152");
        // Tests wait for compaction: the cleaner checks every second instead of every 15.
        configuration.put("log.cleaner.backoff.ms", "1000");
        return configuration;
    }
}
