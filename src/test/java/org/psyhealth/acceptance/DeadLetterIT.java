package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.topic.events.TopicEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Any bad record is dead-lettered, visible and counted once, and its partition continues in every group. */
@IntegrationTest
class DeadLetterIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String LETTERS = "topic-events.post.dlt";

    private final KafkaTemplate<String, byte[]> kafka;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final AdminClient broker;
    private final Letters letters;

    @Autowired
    DeadLetterIT(
            KafkaTemplate<String, byte[]> kafka,
            JdbcClient jdbc,
            MeterRegistry meters,
            KafkaAdmin broker,
            @LocalServerPort int port) {
        this.kafka = kafka;
        this.jdbc = jdbc;
        this.meters = meters;
        this.broker = AdminClient.create(broker.getConfigurationProperties());
        this.letters = new Letters(TestCallers.admin(path -> "http://localhost:" + port));
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void a_malformed_record_of_a_megabyte_is_buried_without_its_value_in_every_group() throws Exception {
        var topicId = UUID.randomUUID();
        var topics = letters.topicsOf(TopicEvent.TOPIC);
        assertThat(topics).hasSizeGreaterThanOrEqualTo(3);
        var before = dead();

        var bad = send(EventRecords.created(topicId, "no JSON ".repeat(130_960)));
        var good = send(EventRecords.created(topicId));
        assertThat(bad.serializedValueSize()).isGreaterThan(1_047_000);

        for (var topic : topics) {
            var letter = letters.awaitOne(topic, Letters.at(bad.offset(), bad.partition()));
            assertThat(letter.path("reduced").asBoolean()).as(topic).isTrue();
            assertThat(letter.path("key").asString()).isEqualTo(topicId.toString());
            assertThat(letter.path("error").asString()).endsWith("MalformedEventException");
            assertThat(letter.path("originalTime").isString()).isTrue();
            awaitCommitted(letter.path("group").asString(), good);
        }
        assertThat(dead()).as("each group counts it once").isEqualTo(before + topics.size());
        assertThat(topicRefs(topicId)).isOne();
    }

    @Test
    void headers_without_a_value_keep_nobody_from_the_records_beside_them() throws Exception {
        var topicId = UUID.randomUUID();
        var bad = EventRecords.created(topicId);
        for (var name : List.of("ce_type", "kafka_deliveryAttempt", "contentType", "traceparent", "ce_id")) {
            bad.headers().remove(name).add(name, null);
        }
        var place = send(bad);
        var good = send(EventRecords.created(topicId));

        var letter = letters.awaitOne(LETTERS, Letters.at(place.offset(), place.partition()));
        assertThat(letter.path("type").isNull()).isTrue();
        awaitCommitted("post", good);
        assertThat(topicRefs(topicId)).isOne();
        letters.assertNone(LETTERS, Letters.at(good.offset(), good.partition()));
    }

    @Test
    void every_letter_is_shown_whatever_it_holds() {
        var withoutOrigin = UUID.randomUUID();
        send(EventRecords.to(LETTERS, withoutOrigin, "no JSON"));
        var withNulls = EventRecords.to(LETTERS, UUID.randomUUID(), "no JSON");
        for (var name :
                List.of("ce_id", "kafka_dlt-original-offset", "kafka_dlt-exception-fqcn", "psyhealth_dlt-attempts")) {
            withNulls.headers().remove(name).add(name, null);
        }
        var nulls = send(withNulls);
        var garbled = EventRecords.to(LETTERS, UUID.randomUUID(), "no JSON");
        for (var name : List.of("ce_id", "ce_type", "kafka_dlt-original-partition", "psyhealth_dlt-attempts")) {
            garbled.headers().remove(name).add(name, new byte[] {(byte) 0xff, 0, (byte) 0xc0});
        }
        var bytes = send(garbled);
        var empty = sendEmpty();

        var shown = letters.of(LETTERS);
        assertThat(shown).map(letter -> letter.path("id").asString()).contains(id(nulls), id(bytes), id(empty));
        assertThat(shown)
                .filteredOn(Letters.about(withoutOrigin))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.path("originalTopic").asString()).isEqualTo("topic-events");
                    assertThat(letter.path("group").asString()).isEqualTo("post");
                    assertThat(letter.path("originalOffset").isNull()).isTrue();
                });
    }

    @SuppressWarnings("NullAway") // neither key nor value
    private RecordMetadata sendEmpty() {
        return send(new ProducerRecord<>(LETTERS, 0, null, null));
    }

    @Test
    void a_letter_can_be_discarded_once() {
        var key = UUID.randomUUID();
        send(EventRecords.to(LETTERS, key, "no JSON"));
        send(EventRecords.to(LETTERS, UUID.randomUUID(), "no JSON"));
        var letter = letters.awaitOne(LETTERS, Letters.about(key));
        var open = letters.open(LETTERS);

        letters.discard(LETTERS, letter, 204);

        assertThat(letters.open(LETTERS)).isEqualTo(open - 1);
        letters.assertNone(LETTERS, Letters.about(key));
        letters.discard(LETTERS, letter, 404);
        letters.redrive(LETTERS);
        letters.assertNone(LETTERS, Letters.about(key));
    }

    @Test
    void a_record_that_its_dead_letter_topic_refuses_is_parked_and_its_partition_goes_on() throws Exception {
        var topicId = UUID.randomUUID();
        var before = dead();
        RecordMetadata bad;
        RecordMetadata good;
        limit("100");
        try {
            bad = send(EventRecords.created(topicId, "no JSON"));
            good = send(EventRecords.created(topicId));
            awaitCommitted("post", good);
        } finally {
            limit("1048588");
        }
        var letter = letters.awaitOne(LETTERS, Letters.at(bad.offset(), bad.partition()));
        assertThat(letter.path("parked").asBoolean()).isTrue();
        assertThat(letter.path("key").asString()).isEqualTo(topicId.toString());
        assertThat(letter.path("error").asString()).endsWith("MalformedEventException");
        assertThat(topicRefs(topicId)).isOne();
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(dead())
                        .as("once for each group")
                        .isEqualTo(before + letters.topicsOf(TopicEvent.TOPIC).size()));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(meters.get("psyhealth.events.dead.parked")
                                .tags("topic", TopicEvent.TOPIC, "group", "post")
                                .gauge()
                                .value())
                        .isPositive());

        letters.redrive(LETTERS);
        var again = letters.awaitOne(LETTERS, Letters.at(bad.offset(), bad.partition()));
        assertThat(again.path("attempts").asInt())
                .as("read from its place, in vain")
                .isEqualTo(2);
        letters.discard(LETTERS, again, 204);
        letters.assertNone(LETTERS, Letters.at(bad.offset(), bad.partition()));
    }

    private void limit(String maxMessageBytes) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, LETTERS);
        var entry = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, maxMessageBytes);
        broker.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> record) {
        return kafka.send(record).join().getRecordMetadata();
    }

    private static String id(RecordMetadata letter) {
        return Long.toString(letter.offset());
    }

    private void awaitCommitted(String group, RecordMetadata record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(broker.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get())
                        .hasEntrySatisfying(
                                partition, next -> assertThat(next.offset()).isGreaterThan(record.offset())));
    }

    private int topicRefs(UUID topicId) {
        return jdbc.sql("select count(*) from post.topic_ref where id = ?")
                .param(topicId)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private double dead() {
        return meters.find("psyhealth.events.dead").tag("topic", TopicEvent.TOPIC).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
