package org.psyhealth.platform.web.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rate limits of one user, or of one client address without a user, per task: a token bucket for reads and one for
 * writes.
 *
 * @param reads GET, HEAD and OPTIONS
 * @param writes every other method
 * @param trackedCallers how many callers a task tracks; beyond that the longest idle one is evicted
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
     * @param perMinute how many requests are added to the bucket per minute
     * @param burst the capacity of the bucket in requests
     */
    record Reads(
            @DefaultValue("1200") @Min(1) int perMinute,
            @DefaultValue("300") @Min(1) int burst) {}

    /**
     * The limit on writes.
     *
     * @param perMinute how many requests are added to the bucket per minute
     * @param burst the capacity of the bucket in requests
     */
    record Writes(
            @DefaultValue("120") @Min(1) int perMinute,
            @DefaultValue("60") @Min(1) int burst) {}
}
