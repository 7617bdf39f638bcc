package org.psyhealth.platform.messaging.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/**
 * The dead letter topics of this process's consumer groups. A letter is open until it has been driven again; how far
 * that has come is a committed offset of the topic, so every task tells the same.
 */
@Component
class DeadLetters {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Set<String> topics = new TreeSet<>();
    private final ConsumerFactory<String, byte[]> consumers;
    private final KafkaOperations<String, byte[]> kafka;

    DeadLetters(
            Subscriptions subscriptions,
            ConsumerFactory<String, byte[]> consumers,
            KafkaOperations<String, byte[]> kafka) {
        this.consumers = consumers;
        this.kafka = kafka;
        subscriptions.all().forEach(subscription -> topics.add(subscription.deadLetterTopic()));
    }

    /** The names of the dead letter topics. */
    Set<String> topics() {
        return topics;
    }

    /** Up to {@code limit} open letters of a topic from the given offset on, oldest first. */
    List<DeadLetter> list(String topic, long from, int limit) {
        return withConsumer(topic, (consumer, partition) -> {
            var letters = new ArrayList<DeadLetter>();
            read(
                    consumer,
                    partition,
                    Math.max(from, nextOpen(consumer, partition)),
                    limit,
                    record -> letters.add(DeadLetter.of(record)));
            return letters;
        });
    }

    /**
     * Sends up to {@code limit} open letters to the topic they came from, oldest first, and closes each once the broker
     * has it. All groups of that topic see the event again; they are idempotent.
     *
     * @return how many letters were sent
     */
    int redrive(String topic, int limit) {
        return withConsumer(topic, (consumer, partition) -> {
            var sent = new ArrayList<CompletableFuture<?>>();
            read(consumer, partition, nextOpen(consumer, partition), limit, record -> {
                sent.add(kafka.send(again(record)));
            });
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(consumer.position(partition))), TIMEOUT);
            return sent.size();
        });
    }

    private <T> T withConsumer(String topic, Work<T> work) {
        if (!topics.contains(topic)) {
            throw Problems.notFound("The dead letter topic");
        }
        var properties = new Properties();
        properties.put("group.protocol", "classic");
        properties.put("enable.auto.commit", "false"); // looking at a letter must not close it
        try (var consumer = consumers.createConsumer(DeadLetterTopics.redriveGroupOf(topic), null, null, properties)) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            return work.with(consumer, partition);
        }
    }

    private static long nextOpen(Consumer<String, byte[]> consumer, TopicPartition partition) {
        var committed = consumer.committed(Set.of(partition), TIMEOUT).get(partition);
        var first = only(consumer.beginningOffsets(Set.of(partition), TIMEOUT));
        return committed == null ? first : Math.max(first, committed.offset());
    }

    /** Reads the records that are there now, and leaves the consumer's position behind the last of them. */
    private static void read(
            Consumer<String, byte[]> consumer,
            TopicPartition partition,
            long from,
            int limit,
            java.util.function.Consumer<ConsumerRecord<String, byte[]>> use) {
        var end = Math.min(only(consumer.endOffsets(Set.of(partition), TIMEOUT)), from + limit);
        var deadline = Instant.now().plus(TIMEOUT);
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            if (Instant.now().isAfter(deadline)) {
                throw new TimeoutException("the broker did not deliver " + partition + " in time");
            }
            for (var record : consumer.poll(Duration.ofMillis(500)).records(partition)) {
                if (record.offset() < end) {
                    use.accept(record);
                }
            }
        }
        consumer.seek(partition, Math.max(from, end));
    }

    private static long only(Map<TopicPartition, Long> offsets) {
        return offsets.values().iterator().next();
    }

    private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> letter) {
        var record = new ProducerRecord<>(DeadLetter.originalTopicOf(letter), letter.key(), letter.value());
        for (var header : letter.headers()) {
            if (!header.key().startsWith("kafka_dlt")) {
                record.headers().add(header);
            }
        }
        return record;
    }

    private interface Work<T> {

        T with(Consumer<String, byte[]> consumer, TopicPartition partition);
    }
}
