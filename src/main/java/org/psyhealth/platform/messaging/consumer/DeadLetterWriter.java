package org.psyhealth.platform.messaging.consumer;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.stereotype.Component;

/**
 * Writes letters to the dead letter topics: the unchanged record, with its original offset and the cause in the
 * headers. One that is too large in this form is reduced to the headers.
 */
@Component
class DeadLetterWriter {

    private static final int MESSAGE_LIMIT = 1_000;
    private static final int STACK_TRACE_LIMIT = 8_000;
    private static final int REDUCED_LIMIT = 250;
    private static final Set<String> REDUCED_HEADERS = Set.of(
            CloudEventsCodec.SPECIFICATION,
            CloudEventsCodec.ID,
            CloudEventsCodec.SOURCE,
            CloudEventsCodec.TYPE,
            CloudEventsCodec.SUBJECT,
            CloudEventsCodec.TIME,
            CloudEventsCodec.VERSION,
            "traceparent");

    /** More than the sum of {@code max.block.ms} and {@code delivery.timeout.ms}, after which the producer gives up. */
    private static final long TIMEOUT_SECONDS = 40;

    private final KafkaOperations<String, byte[]> kafka;

    DeadLetterWriter(KafkaOperations<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /**
     * Writes a letter and waits for the broker's acknowledgement.
     *
     * @param record the record that was given up, with its original offset
     * @param attempts how often it has been given up, including this time
     * @throws KafkaException if the broker does not accept it
     */
    void write(Subscription subscription, ConsumerRecord<?, ?> record, Throwable cause, int attempts) {
        var key = record.key() instanceof String text ? text : null;
        var value = record.value() instanceof byte[] bytes ? bytes : null;
        var letter = newLetter(subscription, key, value);
        record.headers().forEach(letter.headers()::add);
        addPlace(letter.headers(), subscription, record);
        addCause(letter.headers(), cause, attempts);
        put(letter.headers(), KafkaHeaders.DLT_EXCEPTION_STACKTRACE, stackTraceOf(cause));
        try {
            send(letter);
        } catch (KafkaException e) {
            if (!Failures.has(RecordTooLargeException.class, e)) {
                throw e;
            }
            send(reduced(subscription, record, cause, attempts));
        }
    }

    private static ProducerRecord<String, byte[]> reduced(
            Subscription subscription, ConsumerRecord<?, ?> record, Throwable cause, int attempts) {
        var key = record.key() instanceof String text ? ShortText.of(text, REDUCED_LIMIT) : null;
        var letter = newLetter(subscription, key, null);
        for (var name : REDUCED_HEADERS) {
            var value = RecordHeaders.of(record, name);
            if (value != null) {
                put(letter.headers(), name, ShortText.of(value, REDUCED_LIMIT));
            }
        }
        addPlace(letter.headers(), subscription, record);
        addCause(letter.headers(), cause, attempts);
        var size = record.value() instanceof byte[] bytes ? bytes.length : 0;
        put(letter.headers(), LetterHeaders.DROPPED_VALUE_SIZE, Integer.toString(size));
        return letter;
    }

    @SuppressWarnings("NullAway") // a Kafka record requires neither, despite the types of the template
    private static ProducerRecord<String, byte[]> newLetter(
            Subscription subscription, @Nullable String key, byte @Nullable [] value) {
        return new ProducerRecord<>(subscription.deadLetterTopic(), 0, key, value);
    }

    private static void addPlace(Headers headers, Subscription subscription, ConsumerRecord<?, ?> record) {
        put(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, record.topic());
        put(
                headers,
                KafkaHeaders.DLT_ORIGINAL_PARTITION,
                ByteBuffer.allocate(Integer.BYTES).putInt(record.partition()));
        put(
                headers,
                KafkaHeaders.DLT_ORIGINAL_OFFSET,
                ByteBuffer.allocate(Long.BYTES).putLong(record.offset()));
        put(
                headers,
                KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
                ByteBuffer.allocate(Long.BYTES).putLong(record.timestamp()));
        put(
                headers,
                KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE,
                record.timestampType().toString());
        put(headers, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, subscription.group());
    }

    private static void addCause(Headers headers, Throwable cause, int attempts) {
        put(headers, LetterHeaders.ATTEMPTS, Integer.toString(attempts));
        put(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, cause.getClass().getName());
        if (cause.getCause() != null) {
            put(
                    headers,
                    KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN,
                    cause.getCause().getClass().getName());
        }
        if (cause.getMessage() != null) {
            put(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, ShortText.of(cause.getMessage(), MESSAGE_LIMIT));
        }
    }

    private static String stackTraceOf(Throwable cause) {
        var trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace, true));
        return ShortText.of(trace.toString(), STACK_TRACE_LIMIT);
    }

    private static void put(Headers headers, String name, String value) {
        put(headers, name, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    private static void put(Headers headers, String name, ByteBuffer value) {
        headers.remove(name).add(name, value.array());
    }

    private void send(ProducerRecord<String, byte[]> letter) {
        try {
            kafka.send(letter).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("the letter was rejected", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the letter was not acknowledged in time", e);
        }
    }
}
