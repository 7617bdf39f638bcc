package org.psyhealth.user.profile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.psyhealth.platform.text.Languages;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The claims of the identity provider about a person (OpenID Connect Core 1.0, section 5.1), adapted to a profile. They
 * come from a token of the person, or from an event.
 *
 * @param names possible names of the person, in order of preference
 * @param email the address, if the identity provider has verified it
 */
record IdentityClaims(
        UUID person,
        List<String> names,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String timeZone,
        IdentityMark mark) {

    /**
     * The claims of a verified access token. The full name, which it may also contain, is not used: whether to reveal
     * it is up to the person.
     */
    static IdentityClaims of(UUID person, Jwt token) {
        var verified = Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified"));
        return new IdentityClaims(
                person,
                Stream.of(token.getClaimAsString("nickname"), token.getClaimAsString("preferred_username"))
                        .filter(Objects::nonNull)
                        .toList(),
                verified ? token.getClaimAsString("email") : null,
                token.getClaimAsString("locale"),
                token.getClaimAsString("zoneinfo"),
                new IdentityMark(IdentityMark.FROM_TOKEN, timeOf(token)));
    }

    /** The claims of an event, with the decrypted address. */
    static IdentityClaims of(IdentitySeen event, @Nullable String email) {
        return new IdentityClaims(
                event.personId(),
                event.names(),
                email,
                event.locale(),
                event.timeZone(),
                new IdentityMark(event.meta().aggregateVersion(), event.statedAt()));
    }

    /** The details of a new profile. */
    ProfileDetails details() {
        var locale = nearestLocale();
        var name = names.stream()
                .flatMap(claim -> DisplayName.from(claim).stream())
                .findFirst()
                .orElseGet(() -> DisplayName.neutral(person, locale));
        return new ProfileDetails(name, null, locale, nearestTimeZone());
    }

    private String nearestLocale() {
        return Languages.nearest(Objects.requireNonNullElse(locale, "")).getLanguage();
    }

    private String nearestTimeZone() {
        return Optional.ofNullable(timeZone).filter(IanaTimeZone.Check::isKnown).orElse("UTC");
    }

    /** The epoch for a token without an address claim, so that any token with one supersedes it. */
    private static Instant timeOf(Jwt token) {
        var issued = token.getIssuedAt();
        return issued == null || !token.hasClaim("email_verified")
                ? Instant.EPOCH
                : issued.truncatedTo(ChronoUnit.MILLIS);
    }
}
