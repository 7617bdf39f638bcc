package org.psyhealth.platform.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.validation.annotation.Validated;

/**
 * Which access tokens are accepted.
 *
 * @param issuer the {@code iss} of every token: the realm's URL, exactly as the identity provider writes it
 * @param jwkSetUri where the issuer's keys are; by default Keycloak's path under the issuer
 * @param audience the required audience of a token
 * @param audienceClaim the claim that names it: {@code aud}, or {@code client_id} for Amazon Cognito, whose access
 *     tokens have no audience
 * @param algorithms the signature algorithms that are accepted
 * @param rolesClaim the claim that lists the roles: a claim's name, or a path with dots into nested claims
 * @param resource the API's own address, as its metadata name it (RFC 9728)
 * @param clockSkew how far the clocks of the issuer and of this task may differ
 * @param verifiedTokens how many verified tokens a task caches, so that their signatures are checked only once
 * @param corsAllowedOrigins the origins of web pages that may call the API from a browser; none by default
 * @param jwks how the issuer's keys are fetched and kept
 * @param introspection how writes learn of an ended session
 */
@Validated
@ConfigurationProperties("psyhealth.security")
record SecurityProperties(
        @NotNull(message = "is required: the URL of the realm")
        URI issuer,

        @Nullable URI jwkSetUri,
        @DefaultValue("psyhealth-api") @NotBlank String audience,
        @DefaultValue("aud") @NotBlank String audienceClaim,
        @DefaultValue("RS256") @NotEmpty List<SignatureAlgorithm> algorithms,
        @DefaultValue("realm_access.roles") @NotBlank String rolesClaim,
        @DefaultValue("https://psyhealth.org") @NotNull URI resource,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("10000") @Min(1) int verifiedTokens,
        @DefaultValue List<String> corsAllowedOrigins,
        @DefaultValue @Valid Jwks jwks,
        @DefaultValue @Valid Introspection introspection) {

    URI keysLocation() {
        return jwkSetUri == null ? URI.create(issuer + "/protocol/openid-connect/certs") : jwkSetUri;
    }

    URI introspectionLocation() {
        return introspection.uri() == null
                ? URI.create(issuer + "/protocol/openid-connect/token/introspect")
                : introspection.uri();
    }

    /**
     * The issuer's keys (RFC 7517).
     *
     * @param cacheTime how long fetched keys are used before they are fetched again
     * @param refreshAhead how long before that they are fetched in the background
     * @param minInterval at most two fetches start within this interval, however many tokens have unknown key ids;
     *     shorter than the cache time
     * @param outageTolerance how long the last known keys are trusted while the issuer is unavailable
     * @param connectTimeout how long to wait for a connection to the issuer
     * @param readTimeout how long to wait for its response
     */
    record Jwks(
            @DefaultValue("5m") Duration cacheTime,
            @DefaultValue("30s") Duration refreshAhead,
            @DefaultValue("5s") Duration minInterval,
            @DefaultValue("24h") Duration outageTolerance,
            @DefaultValue("1s") Duration connectTimeout,
            @DefaultValue("2s") Duration readTimeout) {}

    /**
     * Token introspection (RFC 7662). Without a secret nothing is asked, and a person who logs out or is suspended can
     * write until the access token expires.
     *
     * @param uri where the issuer answers; by default Keycloak's path under the issuer
     * @param clientId the client that asks
     * @param clientSecret its secret
     * @param maxAge how long an answer counts: so long may an ended session still write
     * @param failureMaxAge how long nothing is asked after the issuer has not answered
     * @param sessions how many sessions' answers a task caches
     * @param connectTimeout how long to wait for a connection to the issuer
     * @param readTimeout how long to wait for its response
     */
    record Introspection(
            @Nullable URI uri,
            @DefaultValue("psyhealth-service") @NotBlank String clientId,
            @Nullable String clientSecret,
            @DefaultValue("30s") Duration maxAge,
            @DefaultValue("5s") Duration failureMaxAge,
            @DefaultValue("10000") @Min(1) int sessions,
            @DefaultValue("1s") Duration connectTimeout,
            @DefaultValue("2s") Duration readTimeout) {

        /** Omits the secret: configuration properties may be logged. */
        @Override
        public String toString() {
            return "Introspection[uri=" + uri + ", clientId=" + clientId + "]";
        }
    }
}
