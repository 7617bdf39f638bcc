package org.psyhealth.platform.messaging.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Computes how many records a group has not read, from its committed offsets. */
@Component
class ConsumerLag implements DisposableBean {

    private static final long TIMEOUT_SECONDS = 3;

    private final KafkaAdmin admin;
    private volatile @Nullable AdminClient client;

    ConsumerLag(KafkaAdmin admin) {
        this.admin = admin;
    }

    /** The unread records of each reader. */
    synchronized Map<Reader, Unread> of(Set<Reader> readers)
            throws ExecutionException, InterruptedException, TimeoutException {
        var partitions = partitionsOf(readers.stream().map(Reader::topic).collect(Collectors.toSet()));
        var everything = partitions.values().stream().flatMap(List::stream).toList();
        var ends = offsets(everything, OffsetSpec.latest());
        var beginnings = offsets(everything, OffsetSpec.earliest());
        var committed = committed(readers.stream().map(Reader::group).collect(Collectors.toSet()));
        var behind = new HashMap<Reader, Unread>();
        for (var reader : readers) {
            var read = committed.getOrDefault(reader.group(), Map.of());
            behind.put(
                    reader,
                    partitions.getOrDefault(reader.topic(), List.of()).stream()
                            .map(partition -> Unread.between(
                                    next(read.get(partition), beginnings.getOrDefault(partition, 0L)),
                                    ends.getOrDefault(partition, 0L)))
                            .reduce(Unread.NOTHING, Unread::and));
        }
        return behind;
    }

    /** A group without a committed offset starts at the beginning. */
    private static long next(@Nullable OffsetAndMetadata committed, long beginning) {
        return committed == null ? beginning : Math.max(committed.offset(), beginning);
    }

    private Map<String, List<TopicPartition>> partitionsOf(Collection<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        return get(client().describeTopics(topics).allTopicNames()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        topic -> topic.getValue().partitions().stream()
                                .map(partition -> new TopicPartition(topic.getKey(), partition.partition()))
                                .toList()));
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        var wanted = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        return get(client().listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, offset -> offset.getValue().offset()));
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Set<String> groups)
            throws ExecutionException, InterruptedException, TimeoutException {
        var wanted =
                groups.stream().collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
        return get(client().listConsumerGroupOffsets(wanted).all());
    }

    private AdminClient client() {
        var open = client;
        if (open == null) {
            open = AdminClient.create(admin.getConfigurationProperties());
            client = open;
        }
        return open;
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** Does not wait for an unresponsive broker. */
    @Override
    public void destroy() {
        var open = client;
        if (open != null) {
            open.close(Duration.ofSeconds(1));
        }
    }

    /**
     * The records that a reader has not read.
     *
     * @param from the offset of the first one; for a topic with several partitions, the lowest of them
     */
    record Unread(long from, long count) {

        private static final Unread NOTHING = new Unread(Long.MAX_VALUE, 0);

        private static Unread between(long next, long end) {
            return new Unread(next, Math.max(0, end - next));
        }

        private Unread and(Unread other) {
            return new Unread(Math.min(from, other.from), count + other.count);
        }
    }

    /** A group as the reader of a topic. */
    record Reader(String topic, String group) {}
}
