package org.psyhealth.platform.messaging.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/** Sends a batch of rows and tells what became of each. */
@Component
class OutboxSender {

    private final ProducerFactory<String, byte[]> producers;
    private final KnownTopics topics;
    private final Timer delay;

    OutboxSender(ProducerFactory<String, byte[]> producers, KnownTopics topics, MeterRegistry meters) {
        this.producers = producers;
        this.topics = topics;
        this.delay = Timer.builder("psyhealth.outbox.delay")
                .description("From the recording of an event to the broker's acknowledgement")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
    }

    /** Sends the rows in their order and waits for the broker's answers. */
    Outcome send(List<OutboxRow> rows) throws InterruptedException {
        var outcome = new Outcome();
        var attempts = new ArrayList<Attempt>(rows.size());
        try (var producer = producers.createProducer()) {
            for (var row : rows) {
                var attempt = start(producer, row);
                attempts.add(attempt);
                if (attempt.failure() != null && !isFinal(attempt.failure())) {
                    break; // the broker is out of reach; the next row would only wait as long again
                }
            }
        }
        for (var attempt : attempts) {
            finish(attempt, outcome);
        }
        return outcome;
    }

    private Attempt start(Producer<String, byte[]> producer, OutboxRow row) {
        try {
            topics.require(row.topic());
            return new Attempt(row, producer.send(row.toRecord()), null);
        } catch (KafkaException e) {
            topics.forget(row.topic());
            return new Attempt(row, null, e);
        }
    }

    private void finish(Attempt attempt, Outcome outcome) throws InterruptedException {
        var row = attempt.row();
        if (outcome.failedKeys.contains(row.key())) {
            return;
        }
        try {
            if (attempt.failure() != null) {
                throw new ExecutionException(attempt.failure());
            }
            Objects.requireNonNull(attempt.answer()).get();
            delay.record(Duration.between(row.recordedAt(), Instant.now()));
            outcome.sent.add(row.seq());
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            if (isFinal(cause)) {
                outcome.refused.put(row, cause.toString());
            } else {
                topics.forget(row.topic());
                outcome.failedKeys.add(row.key());
                outcome.failure = cause;
            }
        }
    }

    private static boolean isFinal(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof UnknownTopicOrPartitionException
                || cause instanceof InvalidTopicException
                || cause instanceof SerializationException;
    }

    private record Attempt(
            OutboxRow row,
            @Nullable Future<RecordMetadata> answer,
            @Nullable KafkaException failure) {}

    /**
     * What became of a batch. A row that failed for now holds back the later rows of its key, even if the broker took
     * them: they are sent again after it, so that the order of an aggregate is kept.
     */
    static final class Outcome {

        final List<Long> sent = new ArrayList<>();
        final Map<OutboxRow, String> refused = new LinkedHashMap<>();
        private final HashSet<String> failedKeys = new HashSet<>();

        @Nullable
        Throwable failure;
    }
}
