package org.psyhealth.support;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.messaging.topics.TopicPolicy;
import org.psyhealth.services.SharedServices;

/**
 * Writes events to topics with their contracts' policies on a real broker, and reads what remains after log compaction.
 */
final class CompactedLog {

    private static final String SERVERS =
            Objects.requireNonNull(SharedServices.properties().get("spring.kafka.bootstrap-servers"));
    private static final int PARTITIONS = 2;

    private final CloudEventsCodec codec;
    private final Map<Class<? extends DomainEvent>, String> topics = new LinkedHashMap<>();

    CompactedLog(CloudEventsCodec codec) {
        this.codec = codec;
    }

    /**
     * The events of the newest record of each subject, topic by topic.
     *
     * @param byContract events in the order in which they are sent, by the contract that they belong to
     */
    List<DomainEvent> compacted(Map<Class<? extends DomainEvent>, List<DomainEvent>> byContract)
            throws ExecutionException, InterruptedException {
        byContract.keySet().forEach(contract -> topics.put(contract, "compacted-" + UUID.randomUUID()));
        create();
        write(byContract);
        var left = new ArrayList<DomainEvent>();
        try (var log = new CompactedTopics(SERVERS)) {
            log.compact(topics.values().toArray(String[]::new));
            for (var topic : topics.values()) {
                log.records(topic).forEach(record -> left.add(read(record)));
            }
        }
        return left;
    }

    private void create() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SERVERS))) {
            admin.createTopics(topics.entrySet().stream()
                            .map(topic -> new NewTopic(topic.getValue(), PARTITIONS, (short) 1)
                                    .configs(TopicPolicy.of(topic.getKey()).config()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void write(Map<Class<? extends DomainEvent>, List<DomainEvent>> byContract) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, SERVERS),
                new StringSerializer(),
                new ByteArraySerializer())) {
            byContract.forEach((contract, events) -> events.forEach(
                    event -> Acknowledged.send(producer, record(Objects.requireNonNull(topics.get(contract)), event))));
        }
    }

    private ProducerRecord<String, byte[]> record(String topic, DomainEvent event) {
        var record = new ProducerRecord<>(topic, event.meta().subject(), codec.payload(event));
        codec.headers(event)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private DomainEvent read(ConsumerRecord<String, byte[]> record) {
        return codec.read(
                name -> {
                    var header = record.headers().lastHeader(name);
                    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
                },
                record.value());
    }
}
