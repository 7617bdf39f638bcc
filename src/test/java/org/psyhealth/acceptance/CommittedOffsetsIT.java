package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.support.Acknowledged;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A group commits everything that it has handled, and nothing else. */
@IntegrationTest
class CommittedOffsetsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ProducerFactory<String, byte[]> producers;
    private final AdminClient admin;
    private final String group = "committing-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition(group + "-records", 0);
    private final Set<String> handled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger attempts = new AtomicInteger();
    private final ConcurrentMessageListenerContainer<Object, Object> container;

    @Autowired
    CommittedOffsetsIT(
            ConcurrentKafkaListenerContainerFactory<Object, Object> containers,
            ProducerFactory<String, byte[]> producers,
            KafkaAdmin admin) {
        this.producers = producers;
        this.admin = AdminClient.create(admin.getConfigurationProperties());
        this.container = containers.createContainer(partition.topic());
    }

    @BeforeEach
    void start() throws Exception {
        admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1)))
                .all()
                .get();
        container.getContainerProperties().setGroupId(group);
        container.getContainerProperties().setMessageListener((BatchMessageListener<Object, Object>)
                CommittedOffsetsIT.this::handle);
        container.getContainerProperties().setPollTimeout(200);
        container.start();
    }

    @AfterEach
    void stop() {
        container.stop();
        admin.close();
    }

    @Test
    void a_record_that_an_outage_meets_is_not_committed_while_it_is_tried_again() throws Exception {
        sendInTransaction("good");
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(committed()).isEqualTo(2));
        sendInTransaction("unavailable");
        await().atMost(TIMEOUT).until(() -> attempts.get() >= 5);
        assertThat(committed()).isEqualTo(2);
        await().atMost(TIMEOUT).until(() -> attempts.get() >= 8);
        assertThat(committed()).isEqualTo(2);
    }

    @Test
    void the_end_of_a_transaction_is_committed_although_no_further_record_arrives() {
        sendInTransaction("one");
        await().atMost(TIMEOUT).until(() -> handled.contains("one"));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(committed()).isEqualTo(2));
    }

    private void handle(List<ConsumerRecord<Object, Object>> records) {
        for (var record : records) {
            var text = new String((byte[]) record.value(), StandardCharsets.UTF_8);
            if (text.equals("unavailable")) {
                attempts.incrementAndGet();
                throw new BatchListenerFailedException(text, new CannotAcquireLockException(text), record);
            }
            handled.add(text);
        }
    }

    /** The record and the transaction marker after it: two offsets. */
    private void sendInTransaction(String text) {
        try (var producer = producers.createProducer("test-" + UUID.randomUUID())) {
            producer.beginTransaction();
            Acknowledged.send(
                    producer, new ProducerRecord<>(partition.topic(), 0, null, text.getBytes(StandardCharsets.UTF_8)));
            producer.commitTransaction();
        }
    }

    private long committed() throws Exception {
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        return committed == null ? 0 : committed.offset();
    }
}
