package org.psyhealth.platform.messaging.consumer;

/** A letter without a value cannot be driven again: retention or compaction has removed the record it stands for. */
class OriginalGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OriginalGoneException(String topic, int partition, long offset) {
        super("There is no record any more at %s-%d@%d".formatted(topic, partition, offset));
    }
}
