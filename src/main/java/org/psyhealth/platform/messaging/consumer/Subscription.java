package org.psyhealth.platform.messaging.consumer;

/**
 * A module reads a topic, with the consumer group that bears its name.
 *
 * @param module the module, and its consumer group
 * @param topic what it reads
 */
public record Subscription(String module, String topic) {

    /** The name of the consumer group. */
    public String group() {
        return module;
    }

    /** The topic that takes what the group cannot handle. */
    public String deadLetterTopic() {
        return DeadLetterTopics.nameOf(topic, group());
    }
}
