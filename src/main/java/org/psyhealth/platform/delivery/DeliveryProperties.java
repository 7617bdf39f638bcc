package org.psyhealth.platform.delivery;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How files reach their readers.
 *
 * @param base the address of the CloudFront distribution, {@code https://media.psyhealth.org}; without one, files come
 *     straight from the object store
 * @param keyPairId the id of the public key that the distribution trusts
 * @param privateKey the private key of that pair, PEM (PKCS #8)
 * @param distribution the distribution's id, to have its copies of a deleted file forgotten; nothing is without one
 * @param lifetime how long a signed address works at least
 */
@Validated
@ConfigurationProperties("psyhealth.delivery")
public record DeliveryProperties(
        @Nullable URI base,
        @Nullable String keyPairId,
        @Nullable String privateKey,
        @Nullable String distribution,
        @DefaultValue("1h") @DurationMin(minutes = 1) Duration lifetime) {}
