package org.psyhealth.platform.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.psyhealth.services.LocalKafka;
import org.psyhealth.services.SharedServices;
import org.psyhealth.support.CompactedTopics;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** What a key said before leaves the log of a state topic, and its files: on a real broker. */
class CompactionIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static LocalKafka broker;
    private static Admin admin;
    private static DefaultKafkaProducerFactory<String, byte[]> producers;
    private static KafkaTemplate<String, byte[]> kafka;
    private static CompactedTopics topics;

    @BeforeAll
    static void connect() {
        broker = SharedServices.local().kafka();
        var servers = broker.bootstrapServers();
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
        producers = new DefaultKafkaProducerFactory<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer());
        kafka = new KafkaTemplate<>(producers);
        topics = new CompactedTopics(servers);
    }

    @AfterAll
    static void disconnect() {
        topics.close();
        producers.destroy();
        admin.close();
    }

    @Test
    void only_the_newest_state_of_each_key_stays_and_nothing_of_an_erased_text() throws Exception {
        var topic = create(3, TopicPolicy.STATE.config());
        var text = "what-i-wrote-" + UUID.randomUUID();
        for (var version = 0; version < 4; version++) {
            for (var key = 0; key < 20; key++) {
                send(topic, "key-" + key, text + " " + key + " v" + version);
            }
        }
        IntStream.range(0, 20).forEach(key -> send(topic, "key-" + key, "{\"id\":\"" + key + "\"}"));
        assertThat(onDisk(topic, text)).isTrue();

        topics.compact(topic);

        assertThat(topics.records(topic))
                .hasSize(20)
                .allSatisfy(record -> assertThat(text(record.value())).startsWith("{\"id\":"));
        await().atMost(TIMEOUT).until(() -> !onDisk(topic, text));
    }

    @Test
    void a_topic_of_effects_keeps_them_all() throws Exception {
        var topic = create(1, TopicPolicy.EFFECT.config());
        IntStream.range(0, 3).forEach(version -> send(topic, "key", "v" + version));
        assertThat(topics.records(topic)).hasSize(3);
    }

    /** The broker's own time is a day and a week; here both are half a second, and nothing else differs. */
    @Test
    void a_partition_that_nobody_writes_to_forgets_only_because_of_its_marker() throws Exception {
        var quick = new HashMap<>(TopicPolicy.STATE.config());
        quick.put(TopicConfig.SEGMENT_MS_CONFIG, "500");
        quick.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "500");
        quick.put(TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "0");
        var topic = create(2, quick);
        var text = "what-i-wrote-" + UUID.randomUUID();
        send(topic, "key", text);
        send(topic, "key", "{\"id\":\"key\"}");

        // Several times as long as a segment, the compaction lag and the cleaner's pause.
        await().pollDelay(Duration.ofSeconds(5))
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(onDisk(topic, text)).isTrue());

        QuietPartitions.mark(admin, kafka, List.of(topic), Duration.ofMillis(500));

        await().atMost(TIMEOUT).until(() -> !onDisk(topic, text));
        assertThat(topics.records(topic))
                .singleElement()
                .satisfies(record -> assertThat(text(record.value())).isEqualTo("{\"id\":\"key\"}"));
    }

    @Test
    void neither_an_empty_partition_nor_one_in_use_gets_a_marker() throws Exception {
        var topic = create(2, TopicPolicy.STATE.config());
        send(topic, "key", "state");

        QuietPartitions.mark(admin, kafka, List.of(topic), Duration.ofDays(1));
        assertThat(written(topic)).isOne();

        QuietPartitions.mark(admin, kafka, List.of(topic), Duration.ofMillis(-1));
        assertThat(written(topic)).isEqualTo(2);
    }

    private static String create(int partitions, Map<String, String> config) throws Exception {
        var name = "compaction-" + UUID.randomUUID();
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(config)))
                .all()
                .get(30, TimeUnit.SECONDS);
        return name;
    }

    private static void send(String topic, String key, String value) {
        kafka.send(topic, key, value.getBytes(StandardCharsets.UTF_8)).join();
    }

    /** How many records have been written to it, markers among them. */
    private static long written(String topic) throws Exception {
        return admin
                .listOffsets(Map.of(
                        new TopicPartition(topic, 0),
                        OffsetSpec.latest(),
                        new TopicPartition(topic, 1),
                        OffsetSpec.latest()))
                .all()
                .get(30, TimeUnit.SECONDS)
                .values()
                .stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    /** Whether a file of one of the topic's partitions holds the words, that of a deleted segment too. */
    private static boolean onDisk(String topic, String words) throws IOException {
        try (var folders = Files.newDirectoryStream(broker.logs(), topic + "-*")) {
            for (var folder : folders) {
                try (var files = Files.newDirectoryStream(folder)) {
                    for (var file : files) {
                        if (holds(file, words)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static boolean holds(Path file, String words) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(words);
        } catch (NoSuchFileException e) {
            return false; // deleted while we looked
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
