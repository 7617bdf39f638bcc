package org.psyhealth.platform.security;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Tells a client that called for itself (RFC 6749, section 4.4) from a person. No specification has one claim for it,
 * so the forms of the identity providers are known here. In doubt it is a client, which may do less.
 */
public final class ClientTokens {

    private ClientTokens() {}

    /**
     * Whether a verified access token was given to a client for itself: Keycloak's service accounts have no session
     * ({@code sid}) and, with the scope {@code profile}, the name {@code service-account-...}; in Amazon Cognito only a
     * person has a {@code username}; where {@code client_id} follows RFC 9068, it is also the subject.
     */
    public static boolean isClient(Jwt token) {
        var claims = token.getClaims();
        var client = claims.get("client_id");
        if (client != null && client.equals(token.getSubject())) {
            return true;
        }
        if (claims.containsKey("token_use")) {
            return !claims.containsKey("username");
        }
        return claims.get("preferred_username") instanceof String name && name.startsWith("service-account-")
                || (client != null || claims.containsKey("azp")) && !claims.containsKey("sid");
    }
}
