package org.psyhealth.support;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.psyhealth.platform.messaging.topics.QuietPartitions;

/**
 * Makes a broker compact topics immediately instead of within days. The other settings of the topics do not change: a
 * topic that is not compacted in production is not compacted here either.
 */
public final class CompactedTopics implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Settings that make the broker roll, compact and delete segments immediately. */
    private static final Map<String, String> AT_ONCE = Map.of(
            TopicConfig.SEGMENT_MS_CONFIG, "50",
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "50",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0",
            TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "0");

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final String servers;

    /** @param servers the broker's address */
    public CompactedTopics(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
        this.producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns when only the newest record of each key is left in the topics and in the broker's files. Nothing else may
     * write to them meanwhile. Markers, which consumers skip, close their segments.
     */
    public void compact(String... topics) {
        var before = new HashMap<String, Map<String, String>>();
        for (var topic : topics) {
            before.put(topic, settings(topic));
            alter(topic, AT_ONCE);
        }
        var waiting = new HashSet<>(List.of(topics));
        try {
            await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(300)).until(() -> {
                waiting.forEach(this::closeSegments);
                waiting.removeIf(this::isCompacted);
                return waiting.isEmpty();
            });
        } finally {
            before.forEach(this::alter);
        }
    }

    private boolean isCompacted(String topic) {
        var keys = records(topic).stream().map(ConsumerRecord::key).toList();
        return new HashSet<>(keys).size() == keys.size();
    }

    /** Every record of a topic except markers, by partition and offset. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = partitions(topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            await().atMost(TIMEOUT)
                    .pollInterval(Duration.ZERO)
                    .pollInSameThread()
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                            if (!isMarker(record)) {
                                records.add(record);
                            }
                        });
                        return partitions.stream()
                                .allMatch(partition ->
                                        consumer.position(partition) >= Objects.requireNonNull(ends.get(partition)));
                    });
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private void closeSegments(String topic) {
        for (var partition : partitions(topic)) {
            var marker = new ProducerRecord<>(topic, partition.partition(), "quiet", new byte[] {'{', '}'});
            marker.headers().add("ce_type", QuietPartitions.MARKER.getBytes(StandardCharsets.UTF_8));
            Acknowledged.send(producer, marker);
        }
    }

    private static boolean isMarker(ConsumerRecord<?, ?> record) {
        var type = record.headers().lastHeader("ce_type");
        return type != null && QuietPartitions.MARKER.equals(new String(type.value(), StandardCharsets.UTF_8));
    }

    private List<TopicPartition> partitions(String topic) {
        return producer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** The values of the settings that are changed. */
    private Map<String, String> settings(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            var own = new HashMap<String, String>();
            Objects.requireNonNull(admin.describeConfigs(List.of(resource))
                            .all()
                            .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                            .get(resource))
                    .entries()
                    .stream()
                    .filter(entry -> AT_ONCE.containsKey(entry.name()))
                    .forEach(entry -> own.put(entry.name(), entry.value()));
            return own;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void alter(String topic, Map<String, String> settings) {
        Collection<AlterConfigOp> changes = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes))
                    .all()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
