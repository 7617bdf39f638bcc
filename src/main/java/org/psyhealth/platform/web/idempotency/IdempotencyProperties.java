package org.psyhealth.platform.web.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of idempotent requests.
 *
 * @param retention how long the reply to a request with an {@code Idempotency-Key} is kept for replay
 */
@ConfigurationProperties("psyhealth.web.idempotency")
record IdempotencyProperties(@DefaultValue("24h") Duration retention) {}
