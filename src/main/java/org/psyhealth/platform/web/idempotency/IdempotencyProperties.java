package org.psyhealth.platform.web.idempotency;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of idempotent requests.
 *
 * @param retention how long the reply to a request with an {@code Idempotency-Key} is kept for replay
 */
@Validated
@ConfigurationProperties("psyhealth.web.idempotency")
record IdempotencyProperties(
        @DefaultValue("24h") @DurationMin(seconds = 1) Duration retention) {}
