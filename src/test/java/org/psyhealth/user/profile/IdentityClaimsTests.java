package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.user.events.UserRole;
import org.springframework.security.oauth2.jwt.Jwt;

class IdentityClaimsTests {

    private static final UUID PERSON = UUID.fromString("7c7a2f5e-6f0c-4c0e-8a63-2f2c7be2a001");
    private static final String NEUTRAL = DisplayName.neutral(PERSON, "en");

    @Test
    void a_token_that_says_nothing_makes_a_plain_profile() {
        var claims = claims(Map.of("sub", "x"));

        assertThat(claims.details(any -> true)).isEqualTo(new ProfileDetails(NEUTRAL, null, "en", "UTC"));
        assertThat(claims.email()).isNull();
    }

    @Test
    void the_nickname_comes_before_the_user_name() {
        assertThat(claims(Map.of("nickname", "Trần Văn Bình", "preferred_username", "binh"))
                        .details(any -> true)
                        .displayName())
                .isEqualTo("Trần Văn Bình");
        assertThat(claims(Map.of("nickname", " ", "preferred_username", "binh"))
                        .details(any -> true)
                        .displayName())
                .isEqualTo("binh");
    }

    @Test
    void the_full_name_never_becomes_public_by_itself() {
        assertThat(claims(Map.of("name", "Trần Văn Bình", "given_name", "Bình", "family_name", "Trần"))
                        .details(any -> true)
                        .displayName())
                .isEqualTo(NEUTRAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binh@example.org",
                "binh\uFF20example.org",
                "binh.example.org",
                "0901234567",
                "+84 90 123 45 67",
                "\uFF10\uFF19\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17",
                "user12345678"
            })
    void contact_data_never_becomes_a_public_name(String login) {
        assertThat(claims(Map.of("preferred_username", login))
                        .details(any -> true)
                        .displayName())
                .isEqualTo(NEUTRAL);
        assertThat(claims(Map.of("nickname", login, "preferred_username", "binh"))
                        .details(any -> true)
                        .displayName())
                .isEqualTo("binh");
    }

    @Test
    void a_neutral_name_tells_people_apart_in_their_language() {
        assertThat(NEUTRAL).matches("Member [B-DF-HJ-NP-TV-XZ]{6}");
        assertThat(claims(Map.of("locale", "vi")).details(any -> true).displayName())
                .isEqualTo(NEUTRAL.replace("Member", "Thành viên"));
        var names = Stream.generate(UUID::randomUUID)
                .limit(1_000)
                .map(id -> DisplayName.neutral(id, "en"))
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(998);
    }

    @Test
    void a_long_name_is_cut_to_80_characters() {
        assertThat(claims(Map.of("nickname", "Ễ".repeat(100)))
                        .details(any -> true)
                        .displayName())
                .isEqualTo("Ễ".repeat(80));
    }

    @Test
    void a_cut_tears_no_emoji() {
        var doctor = "👩🏽‍⚕️"; // five code points
        assertThat(claims(Map.of("nickname", "x".repeat(77) + doctor))
                        .details(any -> true)
                        .displayName())
                .isEqualTo("x".repeat(77));
        assertThat(claims(Map.of("nickname", "x".repeat(75) + doctor))
                        .details(any -> true)
                        .displayName())
                .isEqualTo("x".repeat(75) + doctor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "two\nlines", "\u202Eevil", "\ud83d", "\u200b", "e\u0301\u0301\u0301"})
    void every_name_becomes_one_that_the_person_could_have_chosen(String name) {
        var details = claims(Map.of("nickname", name + name.repeat(100))).details(any -> true);

        assertThat(Validation.buildDefaultValidatorFactory().getValidator().validate(details))
                .isEmpty();
    }

    @Test
    void an_address_that_is_not_verified_is_ignored() {
        var email = "an@example.org";
        assertThat(claims(Map.of("email", email, "email_verified", true)).email())
                .isEqualTo(email);
        assertThat(claims(Map.of("email", email, "email_verified", "true")).email())
                .isEqualTo(email);
        assertThat(claims(Map.of("email", email, "email_verified", false)).email())
                .isNull();
        assertThat(claims(Map.of("email", email)).email()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"vi,vi", "vi-VN,vi", "vi_VN,vi", "en-GB,en", "fr,en", "'',en", "???,en"})
    void the_locale_is_the_nearest_one_we_write_in(String claim, String locale) {
        assertThat(claims(Map.of("locale", claim)).details(any -> true).locale())
                .isEqualTo(locale);
    }

    @ParameterizedTest
    @CsvSource({"Asia/Ho_Chi_Minh,Asia/Ho_Chi_Minh", "UTC,UTC", "+07:00,UTC", "Mars/Base,UTC"})
    void an_unknown_time_zone_is_utc(String claim, String timeZone) {
        assertThat(claims(Map.of("zoneinfo", claim)).details(any -> true).timeZone())
                .isEqualTo(timeZone);
    }

    @ParameterizedTest
    @CsvSource({"MEMBER,MEMBER", "MEMBER THERAPIST,THERAPIST", "THERAPIST MODERATOR,STAFF", "ADMIN,STAFF", "'',MEMBER"})
    void the_role_is_the_one_that_readers_may_rely_on(String roles, UserRole role) {
        var granted = Stream.of(roles.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
        var token =
                Jwt.withTokenValue("token").header("alg", "RS256").subject("x").build();

        assertThat(IdentityClaims.of(new Caller(PERSON, granted), token).role()).isEqualTo(role);
    }

    @Test
    void a_name_that_is_not_allowed_is_passed_over() {
        var details = claims(Map.of("nickname", "Dr. Anna", "preferred_username", "anna"))
                .details(name -> !name.startsWith("Dr"));

        assertThat(details.displayName()).isEqualTo("anna");
    }

    private static IdentityClaims claims(Map<String, Object> claims) {
        return IdentityClaims.of(
                new Caller(PERSON, Set.of()),
                Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .claims(all -> all.putAll(claims))
                        .claim("iss", "https://id.example.org")
                        .build());
    }
}
