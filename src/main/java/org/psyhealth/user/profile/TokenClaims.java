package org.psyhealth.user.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a verified access token says about its subject (OpenID Connect Core 1.0, section 5.1), made fit for a profile.
 */
record TokenClaims(Jwt token) {

    private static final Set<String> LOCALES = Set.of("en", "vi");

    ProfileDetails details() {
        return new ProfileDetails(displayName(), null, locale(), timeZone());
    }

    /** The address, if the identity provider has verified it. */
    @Nullable
    String email() {
        return Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified")) ? token.getClaimAsString("email") : null;
    }

    /**
     * A name that the person chose. The full name, which the identity provider may know too, is the person's to tell.
     */
    private String displayName() {
        return Stream.of("nickname", "preferred_username")
                .flatMap(name -> claim(name).stream())
                .flatMap(claim -> DisplayName.from(claim).stream())
                .findFirst()
                .orElse("Member");
    }

    private String locale() {
        return claim("locale")
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage())
                .filter(LOCALES::contains)
                .orElse("en");
    }

    private String timeZone() {
        return claim("zoneinfo").filter(IanaTimeZone.Check::isKnown).orElse("UTC");
    }

    private Optional<String> claim(String name) {
        return Optional.ofNullable(token.getClaimAsString(name));
    }
}
