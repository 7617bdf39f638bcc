package org.psyhealth.user.profile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What the identity provider says about a person (OpenID Connect Core 1.0, section 5.1), made fit for a profile. It
 * comes with a token of the person, or by an event.
 *
 * @param names what the person may be called, the most wanted first
 * @param email the address, if the identity provider has verified it
 */
record IdentityClaims(
        UUID person,
        List<String> names,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String timeZone,
        IdentityMark mark) {

    private static final Set<String> LOCALES = Set.of("en", "vi");

    /** What a verified access token says. The full name, which it may hold too, is the person's to tell. */
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

    /** What an event says, with its address in clear text. */
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
        return Optional.ofNullable(locale)
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage())
                .filter(LOCALES::contains)
                .orElse("en");
    }

    private String nearestTimeZone() {
        return Optional.ofNullable(timeZone).filter(IanaTimeZone.Check::isKnown).orElse("UTC");
    }

    /** The oldest of times for a token that tells nothing of an address: each one that does replaces it. */
    private static Instant timeOf(Jwt token) {
        var issued = token.getIssuedAt();
        return issued == null || !token.hasClaim("email_verified")
                ? Instant.EPOCH
                : issued.truncatedTo(ChronoUnit.MILLIS);
    }
}
