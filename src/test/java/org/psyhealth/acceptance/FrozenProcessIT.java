package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.services.LocalStack;
import org.psyhealth.support.TopicRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that is frozen while it sends, keeps its connections and resumes later, as in a long pause of the virtual
 * machine. Its slots are taken over meanwhile, and none of its pending records reaches the broker.
 */
class FrozenProcessIT {

    private static final Logger log = LoggerFactory.getLogger(FrozenProcessIT.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String TOPIC = "topic-events";
    private static final int KEYS = 200;

    private final LocalStack services = LocalStack.onRandomPorts();
    private final ProjectionProbe rest = new ProjectionProbe(services.properties());
    private final List<AppProcess> processes = new ArrayList<>();
    private int version;

    @AfterEach
    void stop() {
        processes.forEach(AppProcess::resume);
        processes.forEach(AppProcess::close);
        services.close();
    }

    @Test
    void the_slots_of_a_frozen_process_are_taken_over_and_nothing_of_it_lands_afterwards() {
        var frozen = start();
        start();
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(slotsPerSession()).containsExactlyInAnyOrder(32L, 32L));
        IntStream.range(0, 10).forEach(round -> insertOneOfEachKey());
        await().pollInterval(Duration.ofMillis(5))
                .atMost(TIMEOUT)
                .until(() -> rest.openRows() < 10 * KEYS); // while it is sending
        frozen.pause();
        var frozenAt = Instant.now();

        insertOneOfEachKey();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(keysWithVersion(version)).isEqualTo(KEYS));
        var silence = Duration.between(frozenAt, Instant.now());
        log.info("Every key was sent again {} after the process froze", silence);
        assertThat(silence).isLessThan(Duration.ofSeconds(10));
        assertThat(slotsPerSession()).containsExactly(64L);

        frozen.resume();
        await().atMost(TIMEOUT).untilAsserted(() -> {
            insertOneOfEachKey();
            assertThat(slotsPerSession()).containsExactlyInAnyOrder(32L, 32L);
        });
        insertOneOfEachKey();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rest.openRows()).isZero());

        assertOrdered(TopicRecords.all(broker(), TOPIC));
        assertOrdered(TopicRecords.committed(broker(), TOPIC));
    }

    /**
     * The records of a key are in the order in which they were sent, so no record from before a takeover follows one
     * from after it, and nothing is missing. Records that the frozen process had not committed may be duplicated by its
     * successor.
     */
    private void assertOrdered(List<ConsumerRecord<String, String>> records) {
        var sentAt = new HashMap<String, Long>();
        var newest = new HashMap<String, Integer>();
        var last = new HashMap<String, Integer>();
        for (var record : records) {
            if (record.value().startsWith("{")) {
                continue; // of the topics that are there from the beginning
            }
            var number = Integer.parseInt(record.value());
            assertThat(record.timestamp())
                    .as("%s sent after what stands before it", record)
                    .isGreaterThanOrEqualTo(sentAt.getOrDefault(record.key(), 0L));
            assertThat(number)
                    .as("%s follows the version before it, or is sent again", record)
                    .isLessThanOrEqualTo(newest.getOrDefault(record.key(), 0) + 1);
            sentAt.put(record.key(), record.timestamp());
            newest.merge(record.key(), number, Math::max);
            last.put(record.key(), number);
        }
        assertThat(last)
                .hasSize(KEYS)
                .allSatisfy((key, number) -> assertThat(number).isEqualTo(version));
    }

    private AppProcess start() {
        var process = AppProcess.start(TestCallers.properties(services.properties()));
        processes.add(process);
        return process.awaitReady();
    }

    /** The next version of each key, with an event type that no module knows, so that it is skipped. */
    private void insertOneOfEachKey() {
        version++;
        var keys = IntStream.range(0, KEYS).mapToObj(number -> "key-" + number).toList();
        rest.jdbc()
                .sql("""
                        insert into platform.outbox (slot, event_id, topic, key, headers, payload)
                        select slot, gen_random_uuid(), ?, key, '{"ce_type":"org.psyhealth.topic.praised.v1"}', ?
                        from unnest(?, ?) as event (slot, key)""")
                .params(
                        TOPIC,
                        String.valueOf(version).getBytes(StandardCharsets.UTF_8),
                        keys.stream()
                                .map(key -> Math.floorMod(key.hashCode(), 64))
                                .toArray(Integer[]::new),
                        keys.toArray(String[]::new))
                .update();
    }

    private long keysWithVersion(int number) {
        return TopicRecords.committed(broker(), TOPIC).stream()
                .filter(record -> record.value().equals(String.valueOf(number)))
                .map(ConsumerRecord::key)
                .distinct()
                .count();
    }

    private String broker() {
        return services.kafka().bootstrapServers();
    }

    private List<Long> slotsPerSession() {
        return rest.jdbc()
                .sql("select count(*) from platform.slot_lease where relay is not null group by relay")
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
