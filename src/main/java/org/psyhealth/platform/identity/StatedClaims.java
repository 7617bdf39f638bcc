package org.psyhealth.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.contact.ContactText;
import org.psyhealth.platform.security.Role;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * The claims of a token that the modules need (OpenID Connect Core 1.0, section 5.1). Equal records state the same
 * about a person; the time of the token is not part of it.
 *
 * @param email the address, if the identity provider has verified it
 * @param roles the roles granted to the person; they count as of the same time as the address
 */
record StatedClaims(
        @Nullable String nickname,
        @Nullable String login,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String timeZone,
        Set<Role> roles) {

    static StatedClaims of(JwtAuthenticationToken authentication) {
        var claims = authentication.getToken().getClaims();
        return new StatedClaims(
                text(claims.get("nickname")),
                text(claims.get("preferred_username")),
                isTrue(claims.get("email_verified")) ? text(claims.get("email")) : null,
                text(claims.get("locale")),
                text(claims.get("zoneinfo")),
                Role.of(authentication));
    }

    /**
     * When the identity provider stated them. A token without the scope {@code email} says nothing about an address; it
     * makes a person known, and any token that includes an address supersedes it: such tokens are ordered among
     * themselves, as if the seconds of their time were milliseconds.
     */
    static Instant timeOf(Jwt token) {
        var issued = token.getIssuedAt();
        if (issued == null) {
            return Instant.EPOCH;
        }
        return token.getClaims().containsKey("email_verified") ? issued : Instant.ofEpochMilli(issued.getEpochSecond());
    }

    /** Possible names of the person. A login name that is an address or a phone number is not passed on. */
    List<String> names() {
        return Stream.of(nickname, login)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank() && !ContactText.isContact(name))
                .toList();
    }

    /**
     * The SHA-256 hash of the published claims.
     *
     * @param key the key that encrypts the address: a different one causes everything to be published again
     */
    byte[] fingerprint(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Stream.of(nickname, login, email, locale, timeZone, roles.toString(), key)
                    .forEach(claim -> {
                        // 0xff never occurs in UTF-8: it separates neighbouring values, and absent from empty ones.
                        digest.update((byte) 0xff);
                        if (claim != null) {
                            digest.update((byte) 0xfe);
                            digest.update(claim.getBytes(StandardCharsets.UTF_8));
                        }
                    });
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof String text ? text : null;
    }

    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim) || "true".equals(claim);
    }
}
