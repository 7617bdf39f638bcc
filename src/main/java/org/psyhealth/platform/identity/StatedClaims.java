package org.psyhealth.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.contact.ContactText;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The claims of a token that the modules need (OpenID Connect Core 1.0, section 5.1). Equal records say the same about
 * a person; when a token said it is not part of that.
 *
 * @param email the address, if the identity provider has verified it
 */
record StatedClaims(
        @Nullable String nickname,
        @Nullable String login,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String timeZone) {

    static StatedClaims of(Jwt token) {
        var claims = token.getClaims();
        return new StatedClaims(
                text(claims.get("nickname")),
                text(claims.get("preferred_username")),
                isTrue(claims.get("email_verified")) ? text(claims.get("email")) : null,
                text(claims.get("locale")),
                text(claims.get("zoneinfo")));
    }

    /**
     * When the identity provider stated them. A token without the scope {@code email} tells nothing of an address; it
     * makes a person known, and gives way to every token that does.
     */
    static Instant timeOf(Jwt token) {
        var issued = token.getIssuedAt();
        return issued == null || !token.getClaims().containsKey("email_verified") ? Instant.EPOCH : issued;
    }

    /** What the person may be called. A login may be an address or a phone number: it is not passed on then. */
    List<String> names() {
        return Stream.of(nickname, login)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank() && !ContactText.isContact(name))
                .toList();
    }

    /**
     * SHA-256 of what is published.
     *
     * @param key the key that encrypts the address: with another one all is published again
     */
    byte[] fingerprint(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Stream.of(nickname, login, email, locale, timeZone, key).forEach(claim -> {
                // 0xff occurs in no UTF-8: it keeps neighbours, and nothing from empty, apart.
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
