package org.psyhealth.media.usage;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a person may upload.
 *
 * @param member what a member may have stored
 * @param therapist what a therapist may have stored
 * @param unfinished how many uploads may be unfinished at once
 * @param daily how many uploads may begin on one day (UTC)
 */
@Validated
@ConfigurationProperties("psyhealth.media.quota")
record UsageProperties(
        @DefaultValue("500MB") DataSize member,
        @DefaultValue("5GB") DataSize therapist,
        @DefaultValue("10") @Min(1) int unfinished,
        @DefaultValue("100") @Min(1) int daily) {}
