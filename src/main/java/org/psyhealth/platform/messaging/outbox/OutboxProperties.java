package org.psyhealth.platform.messaging.outbox;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the outbox relay.
 *
 * @param batchSize how many rows are read and sent at once; a transaction has fewer than twice as many
 * @param pollInterval how long the relay waits for a signal before it polls
 * @param lease how long a task keeps its slots without renewing its lease; it renews four times in that period
 * @param rebalanceInterval how often a task checks for slots to take over, to claim or to release
 */
@Validated
@ConfigurationProperties("psyhealth.outbox")
record OutboxProperties(
        @DefaultValue("500") @Min(1) int batchSize,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration pollInterval,
        @DefaultValue("5s") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration rebalanceInterval) {}
