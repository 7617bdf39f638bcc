package org.psyhealth.platform.messaging.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends rows and reports the outcome. */
@Component
class OutboxSender {

    private final KnownTopics topics;
    private final JsonMapper json;
    private final Timer delay;

    OutboxSender(KnownTopics topics, JsonMapper json, MeterRegistry meters) {
        this.topics = topics;
        this.json = json;
        this.delay = Timer.builder("psyhealth.outbox.delay")
                .description("From the recording of an event to the broker's acknowledgement")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
    }

    /**
     * Sends the rows in order. If one fails, the whole transaction is aborted.
     *
     * @throws KafkaException if the producer can no longer be used: it is fenced, or the outcome of its transaction is
     *     unknown
     */
    Outcome send(RelayTransaction transaction, List<OutboxRow> rows) throws InterruptedException {
        var outcome = new Outcome();
        var sendings = prepare(rows, outcome);
        if (!sendings.isEmpty() && !transaction.send(sendings)) {
            explain(transaction.abort(), outcome);
        }
        return outcome;
    }

    /**
     * Commits what was sent, and returns its rows.
     *
     * @throws KafkaException as {@link #send}
     */
    List<OutboxRow> commit(RelayTransaction transaction) {
        var committed = transaction.commit();
        committed.forEach(sending -> delay.record(sending.delay()));
        return committed.stream().map(Sending::row).toList();
    }

    /** The records of all rows that can be sent, as far as can be determined without sending. */
    private List<Sending> prepare(List<OutboxRow> rows, Outcome outcome) {
        var sendings = new ArrayList<Sending>(rows.size());
        for (var row : rows) {
            if (outcome.rejectedBy.contains(row.topic())) {
                continue;
            }
            try {
                topics.require(row.topic());
                sendings.add(new Sending(row, row.toRecord(json)));
            } catch (TimeoutException e) {
                outcome.failure = e; // the broker is unreachable; the next row would wait just as long
                return List.of();
            } catch (KafkaException e) {
                if (isFinal(e)) {
                    outcome.refused.put(row, e.toString());
                } else {
                    outcome.reject(row.topic(), e);
                }
            }
        }
        return sendings;
    }

    /** Determines why a transaction failed. */
    private void explain(List<Sending> sendings, Outcome outcome) {
        var failed =
                sendings.stream().filter(sending -> sending.failure() != null).toList();
        var guilty = failed.stream().filter(Sending::failedItself).toList();
        var first = guilty.isEmpty() ? failed.getFirst() : guilty.getFirst();
        var cause = Objects.requireNonNull(first.failure());
        if (cause instanceof TopicAuthorizationException e) {
            e.unauthorizedTopics().forEach(topic -> reject(topic, cause, outcome));
        }
        if (guilty.isEmpty()) {
            outcome.failure = cause;
        } else if (cause instanceof RetriableException) {
            guilty.forEach(sending -> reject(sending.row().topic(), cause, outcome));
        } else if (outcome.rejectedBy.isEmpty() && sendings.size() > 1) {
            guilty.forEach(sending -> outcome.suspected.add(sending.row().topic()));
        } else if (isFinal(cause)) {
            outcome.refused.put(first.row(), cause.toString());
        } else {
            reject(first.row().topic(), cause, outcome);
        }
    }

    private void reject(String topic, Throwable cause, Outcome outcome) {
        topics.forget(topic);
        outcome.reject(topic, cause);
    }

    /** A missing topic is not final: it may be created later, and an acknowledged event waits for it. */
    private static boolean isFinal(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof InvalidTopicException
                || cause instanceof InvalidRecordException
                || cause instanceof InvalidTimestampException
                || cause instanceof SerializationException;
    }
}
