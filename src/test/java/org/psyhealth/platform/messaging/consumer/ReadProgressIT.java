package org.psyhealth.platform.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.services.SharedServices;
import org.psyhealth.support.Acknowledged;
import org.psyhealth.support.ModuleDatabase;
import org.psyhealth.support.MutableClock;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** What may be concluded from silence: only what a whole group has committed, with no record left behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadProgressIT {

    private static final String TOPIC = "read-progress";
    private static final String MODULE = "platform";
    private static final String LETTERS = DeadLetterTopics.nameOf(TOPIC, MODULE);
    private static final String SERVERS =
            Objects.requireNonNull(SharedServices.properties().get("spring.kafka.bootstrap-servers"));

    private final MutableClock clock = new MutableClock();
    private final ModuleDatabase database = ModuleDatabase.of(MODULE);
    private final AdminClient admin = AdminClient.create(Map.of("bootstrap.servers", SERVERS));
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", SERVERS), new StringSerializer(), new ByteArraySerializer());
    private final Subscriptions subscriptions = subscriptions();
    private final ConsumerLag lag = lagOf(SERVERS);
    private final ReadProgress progress = progress(lag);

    @BeforeAll
    void createTopics() throws Exception {
        admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1), new NewTopic(LETTERS, 1, (short) 1)))
                .all()
                .get();
    }

    @AfterAll
    void close() {
        lag.destroy();
        producer.close();
        admin.close();
        database.close();
    }

    @Test
    void everything_is_handled_when_each_partition_is_committed_to_its_end_and_no_letter_is_open() throws Exception {
        assertThat(isHandledNow()).as("an empty topic").isTrue();

        send(TOPIC, 0);
        send(TOPIC, 1);
        assertThat(isHandledNow()).as("a new group has read nothing").isFalse();
        commit(MODULE, TOPIC, 0, 1);
        assertThat(isHandledNow()).as("one partition is left").isFalse();
        commit(MODULE, TOPIC, 1, 1);
        assertThat(isHandledNow()).isTrue();

        var before = clock.instant();
        send(TOPIC, 1);
        assertThat(progress.hasHandledAll(MODULE, before)).as("what came later").isTrue();
        assertThat(isHandledNow()).isFalse();

        send(LETTERS, 0);
        commit(MODULE, TOPIC, 1, 2);
        assertThat(isHandledNow()).as("a record is left behind").isFalse();
        commit(DeadLetterTopics.redriveGroupOf(LETTERS), LETTERS, 0, 1);
        assertThat(isHandledNow()).isTrue();

        commit(MODULE, TOPIC, 0, 0);
        assertThat(isHandledNow()).as("the topic is read anew").isFalse();
        commit(MODULE, TOPIC, 0, 1);
    }

    @Test
    void nothing_is_known_of_the_future_and_of_modules_elsewhere() {
        assertThat(progress.hasHandledAll(MODULE, clock.instant().plusSeconds(1)))
                .isFalse();
        assertThatThrownBy(() -> progress.hasHandledAll("elsewhere", clock.instant()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_is_known_without_the_broker() {
        var nowhere = lagOf("localhost:1");
        assertThat(progress(nowhere).hasHandledAll(MODULE, clock.instant())).isFalse();
        nowhere.destroy();
    }

    /** As of a time about which there is no answer yet. */
    private boolean isHandledNow() {
        clock.advance(Duration.ofSeconds(1));
        return progress.hasHandledAll(MODULE, clock.instant());
    }

    private void send(String topic, int partition) {
        Acknowledged.send(
                producer,
                new ProducerRecord<>(topic, partition, UUID.randomUUID().toString(), new byte[0]));
    }

    private void commit(String group, String topic, int partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private ReadProgress progress(ConsumerLag with) {
        var consumers = new DefaultKafkaConsumerFactory<String, byte[]>(
                Map.of("bootstrap.servers", SERVERS, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var jdbc = database.jdbc();
        return new ReadProgress(
                subscriptions,
                with,
                new DeadLetters(subscriptions, consumers, new DiscardedLetters(jdbc), new ParkedRecords(jdbc)),
                clock);
    }

    private static ConsumerLag lagOf(String servers) {
        return new ConsumerLag(new KafkaAdmin(Map.of("bootstrap.servers", servers)));
    }

    private static Subscriptions subscriptions() {
        var beans = new DefaultListableBeanFactory();
        beans.registerBeanDefinition("reader", new RootBeanDefinition(Reader.class));
        return new Subscriptions(beans);
    }

    /** What makes a module a reader of a topic. */
    static class Reader {

        @KafkaListener(groupId = MODULE, topics = TOPIC)
        void on(Object event) {}
    }
}
