package org.psyhealth.acceptance.scenario;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.psyhealth.services.LocalStack;

/** The topics and consumer groups of the broker. */
final class KafkaLog implements AutoCloseable {

    private final String bootstrapServers;
    private final Admin admin;

    KafkaLog(LocalStack services) {
        this.bootstrapServers = services.kafka().bootstrapServers();
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** The lag of a group in each partition. */
    Map<TopicPartition, Long> lagOf(String group, Collection<String> topics) {
        var committed = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var lag = new TreeMap<TopicPartition, Long>(Comparator.comparing(TopicPartition::toString));
        ends(topics).forEach((partition, end) -> {
            var offset = committed.get(partition);
            lag.put(partition, end - (offset == null ? 0 : offset.offset()));
        });
        return lag;
    }

    /** Resets groups to the beginning; they must have no members. */
    void rewind(Collection<String> groups) {
        await("the members of the groups are gone")
                .atMost(Duration.ofSeconds(30))
                .ignoreException(IllegalStateException.class)
                .until(() -> {
                    get(admin.deleteConsumerGroups(existing(groups)).all());
                    return existing(groups).isEmpty();
                });
    }

    private List<String> existing(Collection<String> groups) {
        return get(admin.listGroups().all()).stream()
                .map(group -> group.groupId())
                .filter(groups::contains)
                .toList();
    }

    /** All records, in the order of topics, partitions and offsets. */
    List<LoggedRecord> records() {
        var ends = ends(get(admin.listTopics().names()));
        var records = new ArrayList<LoggedRecord>();
        var configuration = Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            await("all records are read").atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> records.add(LoggedRecord.of(record)));
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        records.sort(Comparator.comparing(LoggedRecord::position));
        return records;
    }

    private Map<TopicPartition, Long> ends(Collection<String> topics) {
        var partitions = get(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return get(admin.listOffsets(partitions).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
