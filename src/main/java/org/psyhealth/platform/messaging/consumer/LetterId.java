package org.psyhealth.platform.messaging.consumer;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a letter within its dead letter topic, and its sort order: first the records that are parked in the
 * database, then the letters of the topic.
 */
sealed interface LetterId {

    Pattern FORM = Pattern.compile("(?:parked-(\\d{1,9})-)?(\\d{1,18})");

    /** Parses an id as {@link Object#toString} formats it; empty if it is not one. */
    static Optional<LetterId> of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var offset = Long.parseLong(parts.group(2));
        return Optional.of(
                parts.group(1) == null ? new InTopic(offset) : new Parked(Integer.parseInt(parts.group(1)), offset));
    }

    /**
     * Of a letter in the topic.
     *
     * @param offset in the dead letter topic
     */
    record InTopic(long offset) implements LetterId {

        @Override
        public String toString() {
            return Long.toString(offset);
        }
    }

    /**
     * Of a record that is parked in the database.
     *
     * @param partition of the original topic
     * @param offset in that partition
     */
    record Parked(int partition, long offset) implements LetterId {

        @Override
        public String toString() {
            return "parked-" + partition + "-" + offset;
        }
    }
}
