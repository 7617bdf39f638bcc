package org.psyhealth.platform.web.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one user, or one client address without a user, may ask of one task: a token bucket for reads and one for
 * writes.
 *
 * @param reads GET, HEAD and OPTIONS
 * @param writes every other method
 * @param trackedCallers how many callers a task remembers; the longest idle one is forgotten beyond that
 */
@Validated
@ConfigurationProperties("psyhealth.web.rate-limit")
record RateLimitProperties(
        @DefaultValue @Valid Reads reads,
        @DefaultValue @Valid Writes writes,
        @DefaultValue("50000") @Min(1) int trackedCallers) {

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
