package org.psyhealth.platform.messaging.consumer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics as this application makes them where nobody made them before.
 *
 * @param createTopics whether missing topics are made at start-up; off where they are provisioned as code
 * @param partitions how many partitions a new topic has: the most consumers of one group that can share it
 */
@ConfigurationProperties("psyhealth.kafka")
record TopicProperties(
        @DefaultValue("true") boolean createTopics,
        @DefaultValue("6") int partitions) {}
