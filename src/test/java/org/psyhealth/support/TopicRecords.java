package org.psyhealth.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic without a consumer group, from its beginning to its current end, in the order of each partition. */
public final class TopicRecords {

    private TopicRecords() {}

    /** Without the records of transactions that are open or were aborted. */
    public static List<ConsumerRecord<String, String>> committed(String broker, String topic) {
        return read(broker, topic, "read_committed");
    }

    /** Every record, as the application's own consumers see them. */
    public static List<ConsumerRecord<String, String>> all(String broker, String topic) {
        return read(broker, topic, "read_uncommitted");
    }

    private static List<ConsumerRecord<String, String>> read(String broker, String topic, String isolation) {
        var properties = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker, ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream()
                    .anyMatch(
                            partition -> consumer.position(partition) < Objects.requireNonNull(ends.get(partition)))) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }
}
