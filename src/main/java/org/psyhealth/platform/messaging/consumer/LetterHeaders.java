package org.psyhealth.platform.messaging.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The headers of a dead letter that Spring Kafka has no name for. Headers with either prefix belong to the letter: a
 * record that is re-driven has none of them.
 */
final class LetterHeaders {

    /** How often the record was given up, as text. */
    static final String ATTEMPTS = "psyhealth_dlt-attempts";

    /** On a reduced letter: the size of the omitted value in bytes, as text. */
    static final String DROPPED_VALUE_SIZE = "psyhealth_dlt-dropped-value-size";

    private static final String OURS = "psyhealth_dlt-";
    private static final String SPRINGS = "kafka_dlt-";

    private LetterHeaders() {}

    static boolean isOfLetter(String name) {
        return name.startsWith(OURS) || name.startsWith(SPRINGS);
    }

    /** How often the record has been given up: at least once. */
    static int attemptsOf(ConsumerRecord<?, ?> letter) {
        var text = RecordHeaders.of(letter, ATTEMPTS);
        return text != null && text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 1;
    }

    /** Whether the value was omitted because the letter would have been too large. */
    static boolean isReduced(ConsumerRecord<?, ?> letter) {
        return RecordHeaders.of(letter, DROPPED_VALUE_SIZE) != null;
    }
}
