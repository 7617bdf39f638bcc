package org.psyhealth.bench.measure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.psyhealth.bench.load.Latencies;

/**
 * Reads a topic from its end on, outside any group, and takes the time from {@code ce_time} to arrival here. That is more
 * than from commit to acknowledgement: it begins before the commit and ends after a fetch.
 */
final class EventDelay implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Queue<Long> arrival = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private volatile boolean closed;

    EventDelay(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        reader = Thread.ofPlatform().start(this::read);
    }

    Latencies arrivals() {
        return Latencies.of(arrival);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reader.join(Duration.ofSeconds(10));
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    record(event, Instant.now());
                }
            }
        }
    }

    private void record(ConsumerRecord<byte[], byte[]> event, Instant now) {
        var time = event.headers().lastHeader("ce_time");
        if (time != null) {
            var happened = Instant.parse(new String(time.value(), StandardCharsets.UTF_8));
            arrival.add(ChronoUnit.MICROS.between(happened, now));
        }
    }
}
