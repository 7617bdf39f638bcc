package org.psyhealth.platform.messaging.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads the current records of a partition, outside of any group's assignment. Not thread-safe. */
final class PartitionReader implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;

    /** @param group the group whose committed offset {@link #firstUncommitted} and {@link #commit} use */
    PartitionReader(ConsumerFactory<String, byte[]> consumers, String group, TopicPartition partition) {
        var properties = new Properties();
        properties.put("group.protocol", "classic");
        properties.put("enable.auto.commit", "false"); // reading a record must not commit it
        this.consumer = consumers.createConsumer(group, null, null, properties);
        this.partition = partition;
        consumer.assign(List.of(partition));
    }

    /** Whether the topic has such a partition. */
    boolean exists() {
        return consumer.partitionsFor(partition.topic(), TIMEOUT).stream()
                .anyMatch(one -> one.partition() == partition.partition());
    }

    /** The offset of the oldest record that is still there, or the end if there is none. */
    long beginning() {
        return only(consumer.beginningOffsets(Set.of(partition), TIMEOUT));
    }

    /** The offset that the next record will have. */
    long end() {
        return only(consumer.endOffsets(Set.of(partition), TIMEOUT));
    }

    /** The offset of the oldest remaining record at or after the committed offset, or the end. */
    long firstUncommitted() {
        var committed = consumer.committed(Set.of(partition), TIMEOUT).get(partition);
        return committed == null ? beginning() : Math.max(beginning(), committed.offset());
    }

    void commit(long offset) {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)), TIMEOUT);
    }

    /**
     * Reads records in order until {@code use} returns false.
     *
     * @param use consumes a record and returns whether to continue
     * @throws TimeoutException if the broker delivers nothing for five seconds
     */
    void read(long from, long end, Predicate<ConsumerRecord<String, byte[]>> use) {
        consumer.seek(partition, from);
        var deadline = Instant.now().plus(TIMEOUT);
        while (consumer.position(partition) < end) {
            if (Instant.now().isAfter(deadline)) {
                throw new TimeoutException("the broker did not return records of " + partition + " in time");
            }
            for (var record : consumer.poll(POLL).records(partition)) {
                if (record.offset() >= end || !use.test(record)) {
                    return;
                }
                deadline = Instant.now().plus(TIMEOUT);
            }
        }
    }

    private static long only(Map<TopicPartition, Long> offsets) {
        return offsets.values().iterator().next();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
