package org.psyhealth.platform.messaging.consumer;

import org.jspecify.annotations.Nullable;

/**
 * The letters of one consumer group and topic.
 *
 * @param name the dead letter topic
 * @param group the consumer group that could not handle them
 * @param originalTopic the topic that the group read them from
 * @param open the number of open letters, including parked records
 * @param redrive the newest re-drive; null if there was none
 */
record DeadLetterTopic(
        String name,
        String group,
        String originalTopic,
        long open,
        @Nullable Redrive redrive) {}
