package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.psyhealth.contracts.PublishedEvents;
import org.psyhealth.contracts.PublishedEvents.Consumption;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Tells when everything that happened has reached everybody: the outbox is empty and no consumer is behind. Topics are
 * not ordered among each other, so a test that follows a topic and then publishes has to wait in between.
 */
final class Rest {

    private final Map<String, String> services;

    Rest(Map<String, String> services) {
        this.services = services;
    }

    void reach() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    assertThat(openRows()).isZero();
                    assertThat(lag()).isZero();
                });
    }

    /** How many events wait in the outbox. */
    long openRows() {
        return jdbc().sql("select count(*) from platform.outbox where parked_at is null")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(
                property("spring.datasource.url"),
                property("spring.datasource.username"),
                property("spring.datasource.password")));
    }

    private long lag() throws Exception {
        try (var kafka = AdminClient.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, property("spring.kafka.bootstrap-servers")))) {
            var ends = ends(kafka);
            var lag = 0L;
            for (var consumption : PublishedEvents.consumptions()) {
                var committed = kafka.listConsumerGroupOffsets(consumption.group())
                        .partitionsToOffsetAndMetadata()
                        .get(10, TimeUnit.SECONDS);
                for (var end : ends.entrySet()) {
                    if (end.getKey().topic().equals(consumption.topic())) {
                        var offset = committed.get(end.getKey());
                        lag += end.getValue() - (offset == null ? 0 : offset.offset());
                    }
                }
            }
            return lag;
        }
    }

    private static Map<TopicPartition, Long> ends(AdminClient kafka) throws Exception {
        var topics =
                PublishedEvents.consumptions().stream().map(Consumption::topic).collect(Collectors.toSet());
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        kafka.describeTopics(topics)
                .allTopicNames()
                .get(10, TimeUnit.SECONDS)
                .forEach((topic, description) -> IntStream.range(
                                0, description.partitions().size())
                        .forEach(partition -> wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest())));
        var ends = new HashMap<TopicPartition, Long>();
        kafka.listOffsets(wanted)
                .all()
                .get(10, TimeUnit.SECONDS)
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private String property(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }
}
