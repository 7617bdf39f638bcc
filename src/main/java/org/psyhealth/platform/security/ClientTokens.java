package org.psyhealth.platform.security;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Distinguishes a client that calls on its own behalf (RFC 6749, section 4.4) from a person. No specification defines a
 * claim for it, so this class knows the conventions of the identity providers. In doubt the caller is a client, which
 * has fewer permissions.
 */
public final class ClientTokens {

    private ClientTokens() {}

    /**
     * Whether a verified access token was issued to a client on its own behalf: Keycloak's service accounts have no
     * session ({@code sid}) and, with the scope {@code profile}, the name {@code service-account-...}; in Amazon
     * Cognito only a person has a {@code username}; where {@code client_id} follows RFC 9068, it is also the subject.
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
