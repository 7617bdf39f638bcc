package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.topic.events.TopicEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** A re-drive reaches only the group that failed, and never increases the number of letters. */
@IntegrationTest
class RedriveIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String LETTERS = "topic-events.post.dlt";

    private final KafkaTemplate<String, byte[]> kafka;
    private final JdbcClient jdbc;
    private final KafkaAdmin broker;
    private final Letters letters;

    @Autowired
    RedriveIT(KafkaTemplate<String, byte[]> kafka, JdbcClient jdbc, KafkaAdmin broker, @LocalServerPort int port) {
        this.kafka = kafka;
        this.jdbc = jdbc;
        this.broker = broker;
        this.letters = new Letters(TestCallers.admin(path -> "http://localhost:" + port));
    }

    /** Letters of other tests would be re-driven with ours. */
    @BeforeEach
    void empty() {
        letters.of(LETTERS).forEach(letter -> letters.discard(LETTERS, letter, 204));
    }

    @Test
    void a_letter_that_can_be_handled_now_reaches_its_group_alone() throws Exception {
        var topicId = UUID.randomUUID();
        var value = EventRecords.payload("t-" + topicId, "A topic");
        send(EventRecords.to(LETTERS, topicId, value));
        var before = end();

        var run = letters.redrive(LETTERS);

        assertThat(run.path("redriven").asInt()).isOne();
        assertThat(run.path("failedAgain").asInt()).isZero();
        assertThat(topicRefs(topicId)).isOne();
        assertThat(letters.open(LETTERS)).isZero();
        assertThat(end()).as("nothing was sent to the shared topic").isEqualTo(before);
    }

    @Test
    void letters_that_fail_again_are_as_many_as_before_and_hold_up_no_live_record() {
        var keys = IntStream.range(0, 22).mapToObj(number -> UUID.randomUUID()).toList();
        keys.forEach(key -> send(EventRecords.to(LETTERS, key, "no JSON")));
        var others = letters.topicsOf(TopicEvent.TOPIC).stream()
                .filter(topic -> !topic.equals(LETTERS))
                .toList();
        var before = others.stream().map(letters::open).toList();

        var run = letters.redrive(LETTERS);

        assertThat(run.path("failedAgain").asInt()).isEqualTo(22);
        assertThat(letters.of(LETTERS)).hasSize(22).allSatisfy(letter -> {
            assertThat(letter.path("attempts").asInt()).isEqualTo(2);
            assertThat(letter.path("error").asString()).endsWith("MalformedEventException");
        });
        assertThat(letters.open(LETTERS)).isEqualTo(22);
        letters.redrive(LETTERS);
        assertThat(letters.of(LETTERS))
                .hasSize(22)
                .allMatch(letter -> letter.path("attempts").asInt() == 3);
        assertThat(others.stream().map(letters::open).toList())
                .as("no other group has more letters than before")
                .isEqualTo(before);
    }

    @Test
    void a_letter_that_is_retried_holds_up_no_live_record() {
        var slow = UUID.randomUUID();
        var refused = EventRecords.payload("t-" + slow, "x".repeat(300));
        IntStream.range(0, 3).forEach(number -> send(EventRecords.to(LETTERS, slow, refused)));
        letters.request(LETTERS);

        var live = UUID.randomUUID();
        send(EventRecords.created(live));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(topicRefs(live)).isOne());

        assertThat(letters.progress(LETTERS).path("redrive").path("finishedAt").isNull())
                .as("the letters are still being retried")
                .isTrue();
        assertThat(letters.awaitEnd(LETTERS).path("failedAgain").asInt()).isEqualTo(3);
    }

    @Test
    void a_letter_without_its_value_is_read_from_its_original_place() {
        var topicId = UUID.randomUUID();
        var original = send(EventRecords.created(topicId));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(topicRefs(topicId)).isOne());
        jdbc.sql("delete from post.topic_ref where id = ?").param(topicId).update();
        send(reduced(original.partition(), original.offset()));

        var run = letters.redrive(LETTERS);

        assertThat(run.path("redriven").asInt()).isOne();
        assertThat(topicRefs(topicId)).isOne();
    }

    @Test
    void a_letter_whose_original_is_gone_stays_open_and_says_so() {
        send(reduced(0, 1_000_000_000));
        send(reduced(4_711, 0));

        assertThat(letters.redrive(LETTERS).path("failedAgain").asInt()).isEqualTo(2);

        assertThat(letters.of(LETTERS)).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.path("error").asString()).endsWith("OriginalGoneException");
            assertThat(letter.path("reduced").asBoolean()).isTrue();
        });
    }

    /** Another task continues an interrupted run when its lease has expired. */
    @Test
    void a_run_that_nobody_works_on_is_taken_up() {
        var topicId = UUID.randomUUID();
        send(EventRecords.to(LETTERS, topicId, "no JSON"));
        letters.redrive(LETTERS);
        jdbc.sql("""
                        update platform.redrive set finished_at = null, until_offset = until_offset + 1,
                            lease = ?, leased_until = now() - interval '1 s' where topic = ?""").params(UUID.randomUUID(), LETTERS).update();

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(letters.progress(LETTERS)
                                .path("redrive")
                                .path("failedAgain")
                                .asInt())
                        .isEqualTo(2));
    }

    private ProducerRecord<String, byte[]> reduced(int partition, long offset) {
        var letter = EventRecords.to(LETTERS, UUID.randomUUID(), "");
        letter.headers()
                .add(
                        "kafka_dlt-original-partition",
                        ByteBuffer.allocate(4).putInt(partition).array())
                .add(
                        "kafka_dlt-original-offset",
                        ByteBuffer.allocate(8).putLong(offset).array())
                .add("psyhealth_dlt-dropped-value-size", "1048000".getBytes(StandardCharsets.UTF_8));
        return letter;
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> record) {
        return kafka.send(record).join().getRecordMetadata();
    }

    private int topicRefs(UUID topicId) {
        return jdbc.sql("select count(*) from post.topic_ref where id = ?")
                .param(topicId)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /** The end offset of the shared topic. */
    private long end() throws Exception {
        try (var client = AdminClient.create(broker.getConfigurationProperties())) {
            var topic = client.describeTopics(List.of(TopicEvent.TOPIC))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get();
            var latest = topic.partitions().stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(TopicEvent.TOPIC, partition.partition()),
                            partition -> OffsetSpec.latest()));
            return client.listOffsets(latest).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }
}
