package org.psyhealth.platform.messaging.topics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.modules.ModuleSelection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes quiet partitions of state topics compactable. A broker starts a new segment only when a record arrives, and
 * never compacts the active segment: erased data would remain in a partition that gets no further records. So a
 * partition whose newest record is older than the maximum age of a segment gets a marker, which every consumer skips.
 * Every task checks; the first one writes, and the others then find the partition no longer quiet.
 */
@Component
public class QuietPartitions {

    /** The type of a marker; its key is the same in every partition, so compaction keeps one. */
    public static final String MARKER = "org.psyhealth.platform.quiet.v1";

    private static final Logger log = LoggerFactory.getLogger(QuietPartitions.class);

    private static final String KEY = "quiet";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final KafkaAdmin admin;
    private final KafkaOperations<String, byte[]> kafka;
    private final List<String> topics;

    QuietPartitions(
            ModuleSelection modules,
            EventContracts contracts,
            KafkaAdmin admin,
            KafkaOperations<String, byte[]> kafka) {
        this.admin = admin;
        this.kafka = kafka;
        this.topics = contracts.all().stream()
                .filter(contract -> modules.includes(contract.getName()))
                .filter(contract -> TopicPolicy.of(contract) == TopicPolicy.STATE)
                .map(EventContracts::topicOf)
                .toList();
    }

    @Scheduled(initialDelay = 10, fixedRate = 60, timeUnit = TimeUnit.MINUTES)
    void markAll() {
        var segment = TopicPolicy.STATE.config().get("segment.ms");
        try (var client = AdminClient.create(admin.getConfigurationProperties())) {
            mark(client, kafka, topics, Duration.ofMillis(Long.parseLong(segment)));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.warn("Quiet partitions were not marked; the next attempt is in an hour: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a marker to each partition of the topics whose newest record is older than {@code age}. */
    static void mark(Admin client, KafkaOperations<String, byte[]> kafka, Collection<String> topics, Duration age)
            throws ExecutionException, InterruptedException, TimeoutException {
        var newest = new HashMap<TopicPartition, OffsetSpec>();
        client.describeTopics(topics)
                .allTopicNames()
                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition -> newest.put(
                                new TopicPartition(topic, partition.partition()), OffsetSpec.maxTimestamp())));
        var quietSince = Instant.now().minus(age).toEpochMilli();
        var offsets = client.listOffsets(newest).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        for (var partition : offsets.entrySet()) {
            // An empty partition has no newest record, and nothing to compact.
            if (partition.getValue().offset() >= 0 && partition.getValue().timestamp() < quietSince) {
                kafka.send(marker(partition.getKey())).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private static ProducerRecord<String, byte[]> marker(TopicPartition partition) {
        var now = Instant.now();
        var record = new ProducerRecord<>(
                partition.topic(), partition.partition(), KEY, "{}".getBytes(StandardCharsets.UTF_8));
        Map.of(
                        CloudEventsCodec.SPECIFICATION,
                        "1.0",
                        CloudEventsCodec.ID,
                        UuidV7.next().toString(),
                        CloudEventsCodec.SOURCE,
                        "/psyhealth/platform",
                        CloudEventsCodec.TYPE,
                        MARKER,
                        CloudEventsCodec.SUBJECT,
                        KEY,
                        CloudEventsCodec.TIME,
                        now.toString(),
                        CloudEventsCodec.VERSION,
                        Long.toString(now.toEpochMilli()),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
