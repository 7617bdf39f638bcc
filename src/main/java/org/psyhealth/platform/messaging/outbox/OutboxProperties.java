package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is emptied.
 *
 * @param batchSize how many rows are sent in one transaction and then deleted together at most
 * @param pollInterval how long the relay waits for a signal before it looks by itself
 * @param lease how long a task that does not renew its lease keeps its slots; it renews four times in that time
 * @param rebalanceInterval how often a task looks for slots to take over, to take or to give away
 */
@ConfigurationProperties("psyhealth.outbox")
record OutboxProperties(
        @DefaultValue("500") int batchSize,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("5s") Duration lease,
        @DefaultValue("1s") Duration rebalanceInterval) {}
