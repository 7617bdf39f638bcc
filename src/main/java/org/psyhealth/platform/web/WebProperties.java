package org.psyhealth.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mechanisms of the HTTP API.
 *
 * @param cursorSecret signs the cursors of collections: at least 32 characters, the same in every task, from the secret
 *     store. A new one makes the cursors that clients hold invalid, which only restarts their walk
 * @param idempotencyRetention how long the reply to a request with an {@code Idempotency-Key} is kept for replay
 * @param rateLimit what one user, or one client address without a user, may ask of one task
 */
@Validated
@ConfigurationProperties("psyhealth.web")
record WebProperties(
        @NotNull(message = "is required: set it to a random text of at least 32 characters") @Size(min = 32)
        String cursorSecret,

        @DefaultValue("24h") Duration idempotencyRetention,
        @DefaultValue @Valid RateLimit rateLimit) {

    /**
     * Token buckets per user or client address, one for reads and one for writes.
     *
     * @param reads GET, HEAD and OPTIONS
     * @param writes every other method
     * @param trackedCallers how many callers a task remembers; the longest idle one is forgotten beyond that
     */
    record RateLimit(
            @DefaultValue @Valid Reads reads,
            @DefaultValue @Valid Writes writes,
            @DefaultValue("50000") @Min(1) int trackedCallers) {}

    /**
     * The limit on reads.
     *
     * @param perMinute how many requests a minute the bucket is refilled with
     * @param burst how many requests a full bucket holds
     */
    record Reads(
            @DefaultValue("1200") @Min(1) int perMinute,
            @DefaultValue("300") @Min(1) int burst) {}

    /**
     * The limit on writes.
     *
     * @param perMinute how many requests a minute the bucket is refilled with
     * @param burst how many requests a full bucket holds
     */
    record Writes(
            @DefaultValue("120") @Min(1) int perMinute,
            @DefaultValue("60") @Min(1) int burst) {}
}
