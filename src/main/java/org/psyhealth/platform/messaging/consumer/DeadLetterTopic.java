package org.psyhealth.platform.messaging.consumer;

import org.jspecify.annotations.Nullable;

/**
 * The letters of one consumer group and topic.
 *
 * @param name the dead letter topic
 * @param group the consumer group that could not handle them
 * @param originalTopic where the group read them
 * @param open how many wait, parked ones included
 * @param redrive the newest re-drive; null if nobody ever asked for one
 */
record DeadLetterTopic(
        String name,
        String group,
        String originalTopic,
        long open,
        @Nullable Redrive redrive) {}
