package org.psyhealth.platform.identity;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The cache of callers in each task.
 *
 * @param remembered the maximum number of people whose claims a task remembers
 * @param rememberFor the time after which a person's claims are compared with the table again
 */
@Validated
@ConfigurationProperties("psyhealth.identity")
record IdentityProperties(
        @DefaultValue("10000") @Min(1) int remembered,
        @DefaultValue("1h") Duration rememberFor) {}
