package org.psyhealth.user.profile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.text.Languages;
import org.psyhealth.user.events.UserRole;
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
        UserRole role,
        IdentityMark mark) {

    /**
     * The claims of a verified access token. The full name, which it may also contain, is not used: whether to reveal
     * it is up to the person.
     */
    static IdentityClaims of(Caller caller, Jwt token) {
        var verified = Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified"));
        return new IdentityClaims(
                caller.id(),
                Stream.of(token.getClaimAsString("nickname"), token.getClaimAsString("preferred_username"))
                        .filter(Objects::nonNull)
                        .toList(),
                verified ? token.getClaimAsString("email") : null,
                token.getClaimAsString("locale"),
                token.getClaimAsString("zoneinfo"),
                roleOf(caller.roles()),
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
                roleOf(event.roles()),
                new IdentityMark(event.meta().aggregateVersion(), event.statedAt()));
    }

    /**
     * The details of a new profile.
     *
     * @param isAllowed whether a name may be chosen
     */
    ProfileDetails details(Predicate<String> isAllowed) {
        var locale = nearestLocale();
        var name = names.stream()
                .flatMap(claim -> DisplayName.from(claim).stream())
                .filter(isAllowed)
                .findFirst()
                .orElseGet(() -> DisplayName.neutral(person, locale));
        return new ProfileDetails(name, null, locale, nearestTimeZone());
    }

    private static UserRole roleOf(Collection<Role> roles) {
        if (roles.contains(Role.MODERATOR) || roles.contains(Role.ADMIN)) {
            return UserRole.STAFF;
        }
        return roles.contains(Role.THERAPIST) ? UserRole.THERAPIST : UserRole.MEMBER;
    }

    private String nearestLocale() {
        return Languages.nearest(Objects.requireNonNullElse(locale, "")).getLanguage();
    }

    private String nearestTimeZone() {
        return Optional.ofNullable(timeZone).filter(IanaTimeZone.Check::isKnown).orElse("UTC");
    }

    /** For a token without an address claim a time long ago, so that any token with one supersedes it. */
    private static Instant timeOf(Jwt token) {
        var issued = token.getIssuedAt();
        if (issued == null) {
            return Instant.EPOCH;
        }
        return token.hasClaim("email_verified")
                ? issued.truncatedTo(ChronoUnit.MILLIS)
                : Instant.ofEpochMilli(issued.getEpochSecond());
    }
}
