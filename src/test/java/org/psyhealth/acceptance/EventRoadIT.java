package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.services.SharedServices;
import org.psyhealth.support.TopicStates;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.user.events.UserEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The path of events in one process: recording, wire format, and the handling of bad records. */
@IntegrationTest
class EventRoadIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final KafkaTemplate<String, byte[]> kafka;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final KafkaListenerEndpointRegistry listeners;
    private final int port;
    private final Api admin;

    @Autowired
    EventRoadIT(
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            KafkaTemplate<String, byte[]> kafka,
            JdbcClient jdbc,
            MeterRegistry meters,
            KafkaListenerEndpointRegistry listeners,
            @LocalServerPort int port) {
        this.events = events;
        this.transaction = transaction;
        this.kafka = kafka;
        this.jdbc = jdbc;
        this.meters = meters;
        this.listeners = listeners;
        this.port = port;
        this.admin = TestCallers.admin(path -> "http://localhost:" + port);
    }

    @Test
    void publishing_without_a_transaction_is_refused() {
        var event = topicCreated("never");
        assertThatThrownBy(() -> events.publishEvent(event)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void an_event_of_a_rolled_back_transaction_is_never_sent() {
        var rolledBack = topicCreated("rolled-back");
        transaction.executeWithoutResult(status -> {
            events.publishEvent(rolledBack);
            status.setRollbackOnly();
        });
        var committed = topicCreated("committed");
        transaction.executeWithoutResult(status -> events.publishEvent(committed));
        awaitTopicRef(committed.topicId(), 1);
        assertThat(topicRefs(rolledBack.topicId())).isZero();
    }

    @Test
    void an_event_on_the_wire_is_a_cloud_event() {
        var event = topicCreated("on-the-wire");
        transaction.executeWithoutResult(status -> events.publishEvent(event));
        var read = readFrom(TopicEvent.TOPIC, event.topicId().toString());
        assertThat(read.getSpecVersion().toString()).isEqualTo("1.0");
        assertThat(read.getId()).isEqualTo(event.meta().id().toString());
        assertThat(read.getSource()).hasToString("/psyhealth/topic");
        assertThat(read.getType()).isEqualTo("org.psyhealth.topic.created.v1");
        assertThat(read.getSubject()).isEqualTo(event.topicId().toString());
        assertThat(Objects.requireNonNull(read.getTime()).toInstant())
                .isEqualTo(event.meta().time());
        assertThat(read.getExtension("aggregateversion")).isEqualTo("0");
        assertThat(read.getDataSchema())
                .hasToString("https://psyhealth.org/events/org.psyhealth.topic.created.v1.json");
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(new String(Objects.requireNonNull(read.getData()).toBytes(), StandardCharsets.UTF_8))
                .contains("\"slug\":\"on-the-wire")
                .doesNotContain("meta")
                .doesNotContain("org.psyhealth");
    }

    @Test
    void an_unknown_type_is_counted_and_skipped() {
        var topicId = UUID.randomUUID();
        var before = unknown();
        send(TopicEvent.TOPIC, topicId, headers(topicId, "org.psyhealth.topic.praised.v1"), "{}");
        send(TopicEvent.TOPIC, topicId, headers(topicId, "org.psyhealth.topic.created.v1"), created(topicId));
        awaitTopicRef(topicId, 1);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(unknown()).isGreaterThan(before));
    }

    @Test
    void an_unknown_field_is_ignored() {
        var topicId = UUID.randomUUID();
        var payload = created(topicId).replace("{", "{\"mood\":\"new\",");
        send(TopicEvent.TOPIC, topicId, headers(topicId, "org.psyhealth.topic.created.v1"), payload);
        awaitTopicRef(topicId, 1);
    }

    @Test
    void a_record_that_cannot_be_read_goes_to_the_dead_letters_and_its_partition_goes_on() {
        var topicId = UUID.randomUUID();
        var poison = headers(topicId, "org.psyhealth.topic.created.v1");
        send(TopicEvent.TOPIC, topicId, poison, "this is not JSON");
        send(TopicEvent.TOPIC, topicId, headers(topicId, "org.psyhealth.topic.created.v1"), created(topicId));
        awaitTopicRef(topicId, 1);
        var letter = awaitLetter("topic-events.post.dlt", Objects.requireNonNull(poison.get("ce_id")));
        assertThat(letter.path("originalTopic").asString()).isEqualTo("topic-events");
        assertThat(letter.path("key").asString()).isEqualTo(topicId.toString());
        assertThat(letter.path("error").asString()).contains("Malformed");
        assertThat(letter.has("payload")).isFalse();
    }

    @Test
    void what_one_poll_brings_is_handled_in_one_transaction() {
        var topicIds = sendAtOnce(Set.of());

        assertThat(transactionsOf(topicIds)).isEqualTo(1);
    }

    @Test
    void one_bad_record_takes_nothing_of_its_poll_with_it() {
        var topicIds = sendAtOnce(Set.of(7));

        assertThat(transactionsOf(topicIds)).as("each in its own").isGreaterThan(1);
    }

    /**
     * Twenty records of one partition, which wait there until the consumers poll; those with the given numbers are
     * poison.
     */
    private List<UUID> sendAtOnce(Set<Integer> poison) {
        var key = UUID.randomUUID();
        var topicIds =
                IntStream.range(0, 20).mapToObj(number -> UUID.randomUUID()).toList();
        var consumers = listeners.getAllListenerContainers();
        consumers.forEach(Lifecycle::stop);
        for (var number = 0; number < topicIds.size(); number++) {
            var topicId = topicIds.get(number);
            var payload = poison.contains(number) ? "this is not JSON" : created(topicId);
            send(TopicEvent.TOPIC, key, headers(topicId, "org.psyhealth.topic.created.v1"), payload);
        }
        consumers.forEach(Lifecycle::start);
        var good = IntStream.range(0, topicIds.size())
                .filter(number -> !poison.contains(number))
                .mapToObj(topicIds::get)
                .toList();
        good.forEach(topicId -> awaitTopicRef(topicId, 1));
        return good;
    }

    private int transactionsOf(List<UUID> topicIds) {
        return jdbc.sql("select count(distinct xmin::text) from post.topic_ref where id = any (?)")
                .param(new SqlArrayValue("uuid", topicIds.toArray()))
                .query(Integer.class)
                .single();
    }

    @Test
    void a_record_that_the_database_refuses_is_retried_buried_and_can_be_driven_again() {
        var userId = UUID.randomUUID();
        var headers = headers(userId, "org.psyhealth.user.registered.v1");
        var payload =
                "{\"profile\":{\"displayName\":\"%s\",\"role\":\"MEMBER\",\"locale\":\"en\",\"timeZone\":\"UTC\"}}"
                        .formatted("x".repeat(10_000));
        send(UserEvent.TOPIC, userId, headers, payload);
        var id = Objects.requireNonNull(headers.get("ce_id"));
        awaitLetter("user-events.post.dlt", id);
        awaitLetter("user-events.post.dlt", id); // listing it twice shows it twice
        assertThat(new Letters(admin)
                        .redrive("user-events.post.dlt")
                        .path("failedAgain")
                        .asInt())
                .isPositive();
        assertThat(letters("user-events.post.dlt"))
                .filteredOn(letter -> letter.path("eventId").asString().equals(id))
                .as("it failed again: one letter, behind the others")
                .singleElement()
                .satisfies(letter -> assertThat(letter.path("attempts").asInt()).isEqualTo(2));
    }

    @Test
    void dead_letters_are_for_administrators() {
        var member = TestCallers.member(path -> "http://localhost:" + port, UUID.randomUUID());
        member.get("/api/admin/dead-letters").expect(403);
        member.get("/api/admin/dead-letters/topic-events.post.dlt").expect(403);
        member.get("/api/admin/dead-letters/topic-events.post.dlt/redrive").expect(403);
        member.post("/api/admin/dead-letters/topic-events.post.dlt/redrive", null)
                .expect(403);
        member.delete("/api/admin/dead-letters/topic-events.post.dlt/0").expect(403);
        admin.get("/api/admin/dead-letters/no-such.topic.dlt").expect(404);
    }

    @Test
    void an_event_that_the_broker_refuses_for_good_is_parked_and_blocks_nobody() {
        var topicId = UUID.randomUUID();
        jdbc.sql("""
                        insert into platform.outbox (slot, event_id, topic, key, headers, payload)
                        values (3, ?, 'no such topic', ?, '{}', ''::bytea)""").params(UuidV7.next(), topicId.toString()).update();
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(
                                jdbc.sql("select error from platform.outbox where key = ? and parked_at is not null")
                                        .param(topicId.toString())
                                        .query(String.class)
                                        .optional())
                        .hasValueSatisfying(error -> assertThat(error).contains("InvalidTopic")));
        var event = topicCreated("after-the-parked-one");
        transaction.executeWithoutResult(status -> events.publishEvent(event));
        awaitTopicRef(event.topicId(), 1);
        assertThat(admin.get("/api/admin/outbox")
                        .expect(200)
                        .json()
                        .path("parked")
                        .asInt())
                .isPositive();
        jdbc.sql("delete from platform.outbox where key = ?")
                .param(topicId.toString())
                .update();
    }

    private void awaitTopicRef(UUID topicId, int count) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(topicRefs(topicId)).isEqualTo(count));
    }

    private int topicRefs(UUID topicId) {
        return jdbc.sql("select count(*) from post.topic_ref where id = ?")
                .param(topicId)
                .query(Integer.class)
                .single();
    }

    private JsonNode awaitLetter(String topic, String eventId) {
        return await().atMost(TIMEOUT)
                .until(
                        () -> letters(topic).stream()
                                .filter(letter ->
                                        letter.path("eventId").asString().equals(eventId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<JsonNode> letters(String topic) {
        var items = admin.get("/api/admin/dead-letters/" + topic + "?limit=100")
                .expect(200)
                .json();
        return items.path("items").valueStream().toList();
    }

    private double unknown() {
        return meters.find("psyhealth.events.unknown").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static TopicCreated topicCreated(String slug) {
        var id = UUID.randomUUID();
        return new TopicCreated(EventMeta.of(id, 0, now()), TopicStates.active(slug + "-" + id, "A topic"));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static String created(UUID topicId) {
        return EventRecords.payload("t-" + topicId, "A topic");
    }

    private static Map<String, String> headers(UUID aggregateId, String type) {
        return new HashMap<>(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UuidV7.next().toString(),
                "ce_source",
                "/psyhealth/test",
                "ce_type",
                type,
                "ce_subject",
                aggregateId.toString(),
                "ce_time",
                Instant.now().toString(),
                "ce_aggregateversion",
                "0"));
    }

    private void send(String topic, UUID key, Map<String, String> headers, String payload) {
        var record = new ProducerRecord<>(topic, key.toString(), payload.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        kafka.send(record).join();
    }

    /** Reads the record of a key with the CloudEvents project's own library. */
    private static CloudEvent readFrom(String topic, String key) {
        var configuration = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Objects.requireNonNull(SharedServices.properties().get("spring.kafka.bootstrap-servers")),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
                var cloudEvents = new CloudEventDeserializer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var deadline = Instant.now().plus(TIMEOUT);
            while (Instant.now().isBefore(deadline)) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key())) {
                        return cloudEvents.deserialize(topic, record.headers(), record.value());
                    }
                }
            }
        }
        throw new AssertionError("no record of " + key + " in " + topic);
    }
}
