package org.psyhealth.platform.messaging.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the outbox relay.
 *
 * @param batchSize the maximum number of rows that are sent in one transaction and then deleted together
 * @param pollInterval how long the relay waits for a signal before it polls
 * @param lease how long a task keeps its slots without renewing its lease; it renews four times in that period
 * @param rebalanceInterval how often a task checks for slots to take over, to claim or to release
 */
@ConfigurationProperties("psyhealth.outbox")
record OutboxProperties(
        @DefaultValue("500") int batchSize,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("5s") Duration lease,
        @DefaultValue("1s") Duration rebalanceInterval) {}
