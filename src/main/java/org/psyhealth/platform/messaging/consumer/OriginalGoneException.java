package org.psyhealth.platform.messaging.consumer;

/** A letter without a value cannot be re-driven: retention or compaction has removed the original record. */
class OriginalGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OriginalGoneException(String topic, int partition, long offset) {
        super("There is no longer a record at %s-%d@%d".formatted(topic, partition, offset));
    }
}
