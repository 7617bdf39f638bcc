package org.psyhealth.platform.delivery;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The object store.
 *
 * @param bucket the bucket of all media
 * @param region its AWS region
 * @param endpoint where a store other than AWS answers, {@code http://localhost:19000}; its bucket is then a part of
 *     the path
 * @param publicEndpoint where clients reach that store, if not under the same address
 * @param accessKey of a store other than AWS; without one the task's own role is used
 * @param secretKey belongs to the access key
 */
@Validated
@ConfigurationProperties("psyhealth.storage")
public record StorageProperties(
        @NotBlank String bucket,
        @DefaultValue("eu-central-1") String region,
        @Nullable URI endpoint,
        @Nullable URI publicEndpoint,
        @Nullable String accessKey,
        @Nullable String secretKey) {}
