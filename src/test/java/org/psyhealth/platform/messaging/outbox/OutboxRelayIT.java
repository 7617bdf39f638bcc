package org.psyhealth.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.services.SharedServices;
import org.psyhealth.support.Acknowledged;
import org.psyhealth.support.ModuleDatabase;
import org.psyhealth.support.TopicRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;

/** Relays on a real database and broker: who sends, what is put aside, and what a fenced one can no longer do. */
class OutboxRelayIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String BROKER =
            Objects.requireNonNull(SharedServices.properties().get("spring.kafka.bootstrap-servers"));

    private final ModuleDatabase database = ModuleDatabase.of("platform");
    private final JdbcClient jdbc = database.jdbc();
    private final String topic = "outbox-" + UUID.randomUUID();
    private final List<RelayTask> tasks = new ArrayList<>();

    @BeforeEach
    void make_a_topic() throws Exception {
        try (var admin = AdminClient.create(Map.of("bootstrap.servers", BROKER))) {
            admin.createTopics(
                            List.of(new NewTopic(topic, 3, (short) 1).configs(Map.of("max.message.bytes", "200000"))))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        tasks.forEach(RelayTask::close);
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no json", "null", "[\"a\"]", "\"a\"", "{\"a\":null}", "{\"a\":1}", "{\"a\":{}}", "{\"a\":"})
    void a_row_whose_headers_cannot_be_read_is_parked_with_its_cause_and_the_others_go_out(String headers) {
        insert(topic, "key", "1", "{}");
        var unreadable = insert(topic, "key", "2", headers);
        insert(topic, "key", "3", "{\"name\":\"value\"}");
        insert(topic, "other", "4", "{}");
        start();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(committed()).containsExactlyInAnyOrder("1", "3", "4"));
        assertThat(parked(unreadable)).contains("header");
        assertThat(sessions()).as("the relay did not start again").hasSize(1);
    }

    @Test
    void a_row_larger_than_a_request_is_found_among_many_parked_and_passed() {
        IntStream.range(0, 40).forEach(number -> insert(topic, "key", "a" + number, "{}"));
        var large = insert(topic, "key", "x".repeat(2_000_000), "{}");
        IntStream.range(0, 40).forEach(number -> insert(topic, "key", "b" + number, "{}"));
        start();
        awaitInOrder();
        assertThat(parked(large)).contains("RecordTooLargeException");
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void a_row_that_the_broker_alone_finds_too_large_is_found_among_many_parked_and_passed() {
        IntStream.range(0, 40).forEach(number -> insert(topic, "key", "a" + number, "{}"));
        var large = insert(topic, "key", "x".repeat(300_000), "{}"); // over the topic's max.message.bytes
        IntStream.range(0, 40).forEach(number -> insert(topic, "key", "b" + number, "{}"));
        start();
        awaitInOrder();
        assertThat(parked(large)).contains("RecordTooLargeException");
        assertThat(sessions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no topic at all!", ""})
    void a_row_for_a_topic_that_cannot_be_is_parked_and_the_others_go_out(String unknown) {
        var lost = insert(unknown, "key", "1", "{}");
        insert(topic, "key", "2", "{}");
        start();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(committed()).containsExactly("2"));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(parked(lost)).contains("Exception"));
    }

    /** While the newer one is sent but not yet committed, its row is still there and the older one looks due. */
    @Test
    void a_redriven_event_is_not_sent_after_a_newer_one_of_its_key() throws Exception {
        try (var connection = database.dataSource().getConnection();
                var session = RelayTask.sessions(database.dataSource(), BROKER).open(connection)) {
            session.rebalance();
            var old = insert(topic, "key", "old", "{}");
            jdbc.sql("update platform.outbox set parked_at = now(), error = 'too large' where seq = ?")
                    .param(old)
                    .update();
            insert(topic, "key", "new", "{}");
            session.sendBatch();
            new OutboxTable(jdbc, new JsonMapper()).redrive();

            session.sendBatch();
            session.commit();
        }
        assertThat(committed()).containsExactly("new");
        assertThat(rows("superseded")).isEqualTo(1);
    }

    @Test
    void a_row_for_a_topic_that_is_missing_waits_for_it_and_the_others_go_out() throws Exception {
        var late = "late-" + topic;
        insert(late, "key", "1", "{}");
        insert(topic, "key", "2", "{}");
        start();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(committed()).containsExactly("2"));
        await().during(Duration.ofSeconds(2)).until(() -> rows("parked_at is null and topic = '" + late + "'") == 1);
        try (var admin = AdminClient.create(Map.of("bootstrap.servers", BROKER))) {
            admin.createTopics(List.of(new NewTopic(late, 1, (short) 1))).all().get();
        }
        await().atMost(TIMEOUT).until(() -> rows("true") == 0);
    }

    @Test
    void a_vacuum_that_takes_longer_than_a_transaction_may_is_given_up_and_the_session_goes_on() {
        jdbc.sql("do $$ begin execute 'alter database ' || current_database() || ' set vacuum_cost_delay = 100';"
                        + " execute 'alter database ' || current_database() || ' set vacuum_cost_limit = 1'; end $$")
                .update();
        jdbc.sql("""
                        insert into platform.outbox (slot, event_id, topic, key, headers, payload)
                        select 1, gen_random_uuid(), ?, 'key', '{}', convert_to(repeat('x', 500), 'UTF8')
                        from generate_series(1, 5000)""").param(topic).update();
        var task = start();
        await().atMost(TIMEOUT).until(() -> sessions().size() == 1);
        var session = sessions();
        await().atMost(TIMEOUT).until(() -> rows("true") == 0);
        assertThat(sessions()).isEqualTo(session);
        task.close();
        assertThat(committed()).hasSize(5_000);
    }

    @Test
    void tasks_that_come_and_go_share_the_slots_evenly() {
        var first = start();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(held()).containsExactly(64));
        var second = start();
        start();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(held()).containsExactlyInAnyOrder(22, 21, 21));
        first.close();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(sessions()).hasSize(2));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(held()).containsExactlyInAnyOrder(0, 32, 32));
        second.close();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(held()).containsExactlyInAnyOrder(0, 0, 64));
    }

    @Test
    void twenty_relays_have_three_or_four_slots_each() {
        var relays = IntStream.range(0, 20)
                .mapToObj(number -> {
                    var leases = new SlotLeases(jdbc, "relay-%02d".formatted(number), Duration.ofMinutes(1));
                    leases.join();
                    return leases;
                })
                .toList();
        IntStream.range(0, 20).forEach(rank -> relays.get(rank).resize(Slots.share(rank, 20)));
        assertThat(relays)
                .allMatch(leases -> leases.held().size() == 3 || leases.held().size() == 4);
    }

    @Test
    void whoever_does_not_renew_is_taken_over_and_can_neither_send_commit_nor_delete() {
        var frozen = RelayTask.producers(BROKER, BROKER).open();
        var leases = new SlotLeases(jdbc, frozen.id(), Duration.ofSeconds(1));
        leases.join();
        leases.resize(Slots.COUNT);
        var seq = insert(topic, "key", "1", "{}");
        frozen.producer().beginTransaction();
        Acknowledged.send(
                frozen.producer(),
                new ProducerRecord<>(topic, "key", "of the frozen".getBytes(StandardCharsets.UTF_8)));
        start();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(held()).containsExactly(64));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(committed()).containsExactly("1"));
        assertThatThrownBy(() -> {
                    frozen.producer()
                            .send(new ProducerRecord<>(topic, "key", "too late".getBytes(StandardCharsets.UTF_8)))
                            .get();
                    frozen.producer().commitTransaction();
                })
                .isNotNull();
        assertThatThrownBy(() -> frozen.producer().abortTransaction()).isInstanceOf(KafkaException.class);
        assertThatThrownBy(() -> new HeldRows(jdbc, frozen.id()).delete(List.of(seq)))
                .isInstanceOf(LeaseLostException.class);
        assertThat(leases.renew()).isFalse();
        frozen.close(Duration.ZERO);
        assertThat(committed()).containsExactly("1");
    }

    @Test
    void without_a_broker_that_fences_it_the_slots_of_an_expired_session_wait() throws Exception {
        var gone = new SlotLeases(jdbc, "gone", Duration.ZERO);
        gone.join();
        gone.resize(Slots.COUNT);
        var producers = RelayTask.producers(BROKER, "localhost:1");
        var producer = producers.open();
        var leases = new SlotLeases(jdbc, producer.id(), Duration.ofMinutes(1));
        leases.join();
        assertThatThrownBy(() -> producers.fence(List.of("gone"))).isInstanceOf(KafkaException.class);
        try (var session = new RelaySession(
                producers,
                producer,
                new OutboxSender(
                        new KnownTopics(new KafkaAdmin(Map.of())), new JsonMapper(), new SimpleMeterRegistry()),
                leases,
                new HeldRows(jdbc, producer.id()),
                LeaseRenewal.start(new OutboxConnections(database.dataSource()), producer.id(), Duration.ofMinutes(1)),
                RelayTask.PROPERTIES)) {
            session.rebalance();
            assertThat(session.slots()).isEmpty();
        }
    }

    @Test
    void a_task_that_stops_has_sent_and_committed_everything_in_its_slots() {
        var task = start();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(held()).containsExactly(64));
        IntStream.range(0, 50).forEach(number -> insert(topic, "key" + number, "" + number, "{}"));
        task.close();
        assertThat(committed()).hasSize(50);
        assertThat(task.table.state().open()).isZero();
        assertThat(sessions()).isEmpty();
    }

    private RelayTask start() {
        var task = new RelayTask(database.dataSource(), BROKER);
        tasks.add(task);
        return task;
    }

    private long insert(String topic, String key, String value, String headers) {
        return jdbc.sql("""
                        insert into platform.outbox (slot, event_id, topic, key, headers, payload)
                        values (?, ?, ?, ?, ?, ?) returning seq""")
                .params(Slots.of(key), UUID.randomUUID(), topic, key, headers, value.getBytes(StandardCharsets.UTF_8))
                .query(Long.class)
                .single();
    }

    /** Waits until both rows of forty are there, each once and in order. */
    private void awaitInOrder() {
        var expected = IntStream.range(0, 80)
                .mapToObj(number -> number < 40 ? "a" + number : "b" + (number - 40))
                .toList();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(committed()).containsExactlyElementsOf(expected));
    }

    private String parked(long seq) {
        return Objects.requireNonNullElse(
                jdbc.sql("select error from platform.outbox where seq = ? and parked_at is not null")
                        .param(seq)
                        .query(String.class)
                        .optional()
                        .orElse(null),
                "not parked");
    }

    private int rows(String condition) {
        return jdbc.sql("select count(*) from platform.outbox where " + condition)
                .query(Integer.class)
                .single();
    }

    private List<Integer> held() {
        return tasks.stream().map(task -> task.signal.held()).toList();
    }

    private List<String> sessions() {
        return jdbc.sql("select id from platform.relay")
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** The committed records of the topic. */
    private List<String> committed() {
        return TopicRecords.committed(BROKER, topic).stream()
                .map(ConsumerRecord::value)
                .toList();
    }
}
