package org.psyhealth.user.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The connection to Keycloak's Admin REST API.
 *
 * @param adminUri the realm in the Admin REST API, {@code https://id.example.org/auth/admin/realms/psyhealth}; if
 *     unset, nothing is compared, and no account follows a status
 * @param clientId a client with a service account that may view and manage users
 * @param clientSecret its secret
 * @param interval how often the profiles are compared with the accounts
 * @param followInterval how often to look for people whose status Keycloak has to follow
 * @param pageSize how many accounts are fetched at once
 * @param maxMissing how many accounts may be missing at once; unset: ten, or one percent of the profiles. To be raised
 *     for one comparison after many accounts were really deleted
 * @param connectTimeout how long to wait for a connection to Keycloak
 * @param readTimeout how long to wait for a page
 */
@Validated
@ConfigurationProperties("psyhealth.user.keycloak")
record KeycloakProperties(
        @Nullable URI adminUri,
        @DefaultValue("psyhealth-service") @NotBlank String clientId,
        @Nullable String clientSecret,
        @DefaultValue("15m") Duration interval,
        @DefaultValue("1s") Duration followInterval,
        @DefaultValue("500") @Min(1) @Max(5000) int pageSize,
        @Nullable @Min(0) Integer maxMissing,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout) {

    /** Omits the secret: configuration properties may be logged. */
    @Override
    public String toString() {
        return "KeycloakProperties[adminUri=" + adminUri + ", clientId=" + clientId + "]";
    }
}
