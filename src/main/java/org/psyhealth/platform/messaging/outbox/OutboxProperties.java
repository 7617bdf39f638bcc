package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is emptied.
 *
 * @param batchSize how many rows are sent and then deleted together at most
 * @param pollInterval how long the relay waits for a signal before it looks by itself
 * @param rebalanceInterval how often a task looks for slots to take or to give away; a dead task's slots are taken over
 *     within this time
 */
@ConfigurationProperties("psyhealth.outbox")
record OutboxProperties(
        @DefaultValue("500") int batchSize,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("2s") Duration rebalanceInterval) {}
