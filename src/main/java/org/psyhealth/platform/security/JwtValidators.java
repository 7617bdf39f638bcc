package org.psyhealth.platform.security;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * Validates a token beyond its signature: issuer, audience, validity period, that it is an access token (RFC 9068), and
 * that its subject is a UUID.
 */
final class JwtValidators {

    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "application/at+jwt");

    private JwtValidators() {}

    static OAuth2TokenValidator<Jwt> of(SecurityProperties properties) {
        var time = new JwtTimestampValidator(properties.clockSkew());
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(properties.issuer().toString()),
                time,
                token -> check(isFor(token, properties), "The token is not meant for this API"),
                token -> check(isAccessToken(token), "The token is not an access token"),
                token -> check(isUuid(token.getSubject()), "The token's subject is not a UUID"));
    }

    private static boolean isFor(Jwt token, SecurityProperties properties) {
        var audience = token.getClaims().get(properties.audienceClaim());
        return audience instanceof Collection<?> several
                ? several.contains(properties.audience())
                : properties.audience().equals(audience);
    }

    /**
     * Keycloak uses {@code typ: Bearer} (and ID, Refresh, Logout for others), Amazon Cognito {@code token_use: access};
     * RFC 9068 has the header {@code typ: at+jwt}. At least one of them must be present and none may contradict it.
     */
    private static boolean isAccessToken(Jwt token) {
        var header = token.getHeaders().get("typ") instanceof String type ? type.toLowerCase(Locale.ROOT) : "jwt";
        var byHeader = ACCESS_TOKEN_TYPES.contains(header);
        var claim = token.getClaims().get("typ");
        var use = token.getClaims().get("token_use");
        return (byHeader || header.equals("jwt"))
                && (claim == null || claim.equals("Bearer"))
                && (use == null || use.equals("access"))
                && (byHeader || claim != null || use != null);
    }

    private static boolean isUuid(@Nullable String subject) {
        try {
            return subject != null && UUID.fromString(subject).toString().equals(subject);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static OAuth2TokenValidatorResult check(boolean valid, String otherwise) {
        return valid
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, otherwise + ".", null));
    }
}
