package org.psyhealth.platform.messaging.consumer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of topics that this application creates.
 *
 * @param createTopics whether missing topics are created at startup; off where they are provisioned as code
 * @param partitions the number of partitions of a new topic: the maximum number of consumers of one group that can
 *     share it
 */
@ConfigurationProperties("psyhealth.kafka")
record TopicProperties(
        @DefaultValue("true") boolean createTopics,
        @DefaultValue("6") int partitions) {}
