package org.psyhealth.platform.identity;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a task remembers who called.
 *
 * @param remembered the most people whose claims a task remembers
 * @param rememberFor after this time a person's claims are compared with the table again
 */
@Validated
@ConfigurationProperties("psyhealth.identity")
record IdentityProperties(
        @DefaultValue("10000") @Min(1) int remembered,
        @DefaultValue("1h") Duration rememberFor) {}
