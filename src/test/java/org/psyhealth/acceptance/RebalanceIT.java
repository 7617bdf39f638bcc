package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Records handled during a rebalance are committed afterwards, although no further record arrives. The listener
 * container is the application's; an unresponsive member keeps the rebalance open as long as the test needs.
 */
@IntegrationTest
class RebalanceIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PARTITIONS = 2;

    private final ConcurrentKafkaListenerContainerFactory<Object, Object> containers;
    private final ConsumerFactory<String, byte[]> consumers;
    private final KafkaTemplate<String, byte[]> kafka;
    private final AdminClient admin;
    private final String group = "rebalancing-" + UUID.randomUUID();
    private final String topic = group + "-records";
    private final String other = group + "-nothing";
    private final Set<String> handled = ConcurrentHashMap.newKeySet();
    private final List<AutoCloseable> open = new ArrayList<>();

    @Autowired
    RebalanceIT(
            ConcurrentKafkaListenerContainerFactory<Object, Object> containers,
            ConsumerFactory<String, byte[]> consumers,
            KafkaTemplate<String, byte[]> kafka,
            KafkaAdmin admin) {
        this.containers = containers;
        this.consumers = consumers;
        this.kafka = kafka;
        this.admin = AdminClient.create(admin.getConfigurationProperties());
    }

    @BeforeEach
    void topics() throws Exception {
        admin.createTopics(List.of(
                        new NewTopic(topic, PARTITIONS, (short) 1),
                        new NewTopic(other, 1, (short) 1),
                        new NewTopic(topic + "." + group + ".dlt", 1, (short) 1)))
                .all()
                .get();
    }

    @AfterEach
    void close() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
        admin.close();
    }

    @Test
    void records_that_were_handled_during_a_rebalance_are_committed_after_it() throws Exception {
        var rebalance = new HeldRebalance();

        send(0, "good");
        await().atMost(TIMEOUT).until(() -> handled.contains("good"));

        rebalance.finish();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(lag()).isZero());
    }

    /**
     * The error handler must not commit by itself, bypassing the container's retry of commits that fail during a
     * rebalance.
     */
    @Test
    void a_record_that_failed_during_a_rebalance_and_those_beside_it_are_committed_after_it() throws Exception {
        var rebalance = new HeldRebalance();

        rebalance.pause();
        send(0, "good");
        send(1, "poison");
        rebalance.resume();
        await().atMost(TIMEOUT).until(() -> handled.contains("good"));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(letters()).isPositive());

        rebalance.finish();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(lag()).isZero());
        assertThat(letters()).as("it is buried once").isOne();
    }

    private void handle(List<ConsumerRecord<Object, Object>> records) {
        for (var record : records) {
            var text = new String((byte[]) record.value(), StandardCharsets.UTF_8);
            if (text.equals("poison")) {
                throw new BatchListenerFailedException("poison", record);
            }
            handled.add(text);
        }
    }

    private void send(int partition, String text) {
        kafka.send(new ProducerRecord<>(topic, partition, null, text.getBytes(StandardCharsets.UTF_8)))
                .join();
    }

    private long lag() throws Exception {
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (var partition = 0; partition < PARTITIONS; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return admin.listOffsets(ends).all().get().entrySet().stream()
                .mapToLong(end -> {
                    var next = committed.get(end.getKey());
                    return end.getValue().offset() - (next == null ? 0 : next.offset());
                })
                .sum();
    }

    private long letters() throws Exception {
        var letters = new TopicPartition(topic + "." + group + ".dlt", 0);
        return admin.listOffsets(Map.of(letters, OffsetSpec.latest()))
                .partitionResult(letters)
                .get()
                .offset();
    }

    /** The container, with its own topic, in a group whose rebalance an unresponsive member keeps open. */
    private final class HeldRebalance {

        private final CountDownLatch finished = new CountDownLatch(1);
        private final ConcurrentMessageListenerContainer<Object, Object> container;

        HeldRebalance() throws Exception {
            container = containers.createContainer(topic);
            container.getContainerProperties().setGroupId(group);
            container.getContainerProperties().setMessageListener((BatchMessageListener<Object, Object>)
                    RebalanceIT.this::handle);
            container.getContainerProperties().setPollTimeout(200);
            container.start();
            open.add(container::stop);
            var silent = member();
            awaitGroup(GroupState.STABLE, 2, () -> silent.poll(Duration.ofMillis(100)));
            inBackground(() -> {
                finished.await();
                poll(silent);
                return null;
            });
            var joining = member();
            inBackground(() -> {
                poll(joining);
                return null;
            });
            awaitGroup(GroupState.PREPARING_REBALANCE, 3, () -> {});
        }

        void pause() {
            container.pause();
            await().atMost(TIMEOUT).until(container::isContainerPaused);
        }

        void resume() {
            container.resume();
        }

        void finish() {
            finished.countDown();
        }

        private void poll(Consumer<?, ?> member) {
            while (!Thread.currentThread().isInterrupted()) {
                member.poll(Duration.ofMillis(100));
            }
        }

        private void inBackground(Callable<?> work) {
            var thread = Thread.ofVirtual().start(() -> {
                try {
                    work.call();
                } catch (Exception e) {
                    Thread.currentThread().interrupt();
                }
            });
            open.add(() -> {
                thread.interrupt();
                thread.join();
            });
        }

        /** Reads another topic, so that the container keeps both partitions of its own. */
        private Consumer<String, byte[]> member() {
            var consumer = consumers.createConsumer(group, UUID.randomUUID().toString());
            consumer.subscribe(List.of(other));
            open.add(consumer::close);
            return consumer;
        }

        private void awaitGroup(GroupState state, int members, Runnable meanwhile) {
            await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
                meanwhile.run();
                var described =
                        admin.describeConsumerGroups(List.of(group)).all().get();
                assertThat(described.values()).singleElement().satisfies(one -> {
                    assertThat(one.groupState()).isEqualTo(state);
                    assertThat(one.members()).hasSize(members);
                });
            });
        }
    }
}
