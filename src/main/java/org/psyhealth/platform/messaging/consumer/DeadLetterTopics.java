package org.psyhealth.platform.messaging.consumer;

/** {@code <topic>.<group>.dlt}: one partition each, because dead letters are few and read in order by people. */
final class DeadLetterTopics {

    private static final String SUFFIX = ".dlt";

    private DeadLetterTopics() {}

    static String nameOf(String topic, String group) {
        return topic + "." + group + SUFFIX;
    }

    /** The group whose committed offset marks which letters have been re-driven. */
    static String redriveGroupOf(String deadLetterTopic) {
        return deadLetterTopic + ".redrive";
    }
}
