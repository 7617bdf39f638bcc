package org.psyhealth.platform.messaging.consumer;

/**
 * A topic that a module reads, with the consumer group named after the module.
 *
 * @param module the module, and its consumer group
 * @param topic the topic it reads
 */
public record Subscription(String module, String topic) {

    /** The name of the consumer group. */
    public String group() {
        return module;
    }

    /** The topic for records that the group cannot handle. */
    public String deadLetterTopic() {
        return DeadLetterTopics.nameOf(topic, group());
    }
}
