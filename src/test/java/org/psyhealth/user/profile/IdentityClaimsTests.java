package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

class IdentityClaimsTests {

    private static final UUID PERSON = UUID.fromString("7c7a2f5e-6f0c-4c0e-8a63-2f2c7be2a001");
    private static final String NEUTRAL = DisplayName.neutral(PERSON, "en");

    @Test
    void a_token_that_says_nothing_makes_a_plain_profile() {
        var claims = claims(Map.of("sub", "x"));

        assertThat(claims.details()).isEqualTo(new ProfileDetails(NEUTRAL, null, "en", "UTC"));
        assertThat(claims.email()).isNull();
    }

    @Test
    void the_nickname_comes_before_the_user_name() {
        assertThat(claims(Map.of("nickname", "Trần Văn Bình", "preferred_username", "binh"))
                        .details()
                        .displayName())
                .isEqualTo("Trần Văn Bình");
        assertThat(claims(Map.of("nickname", " ", "preferred_username", "binh"))
                        .details()
                        .displayName())
                .isEqualTo("binh");
    }

    @Test
    void the_full_name_never_becomes_public_by_itself() {
        assertThat(claims(Map.of("name", "Trần Văn Bình", "given_name", "Bình", "family_name", "Trần"))
                        .details()
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
        assertThat(claims(Map.of("preferred_username", login)).details().displayName())
                .isEqualTo(NEUTRAL);
        assertThat(claims(Map.of("nickname", login, "preferred_username", "binh"))
                        .details()
                        .displayName())
                .isEqualTo("binh");
    }

    @Test
    void a_neutral_name_tells_people_apart_in_their_language() {
        assertThat(NEUTRAL).matches("Member [B-DF-HJ-NP-TV-XZ]{6}");
        assertThat(claims(Map.of("locale", "vi")).details().displayName())
                .isEqualTo(NEUTRAL.replace("Member", "Thành viên"));
        var names = Stream.generate(UUID::randomUUID)
                .limit(1_000)
                .map(id -> DisplayName.neutral(id, "en"))
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(998);
    }

    @Test
    void a_long_name_is_cut_to_80_characters() {
        assertThat(claims(Map.of("nickname", "Ễ".repeat(100))).details().displayName())
                .isEqualTo("Ễ".repeat(80));
    }

    @Test
    void a_cut_tears_no_emoji() {
        var doctor = "👩🏽‍⚕️"; // five code points
        assertThat(claims(Map.of("nickname", "x".repeat(77) + doctor)).details().displayName())
                .isEqualTo("x".repeat(77));
        assertThat(claims(Map.of("nickname", "x".repeat(75) + doctor)).details().displayName())
                .isEqualTo("x".repeat(75) + doctor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "two\nlines", "\u202Eevil", "\ud83d", "\u200b", "e\u0301\u0301\u0301"})
    void every_name_becomes_one_that_the_person_could_have_chosen(String name) {
        var details = claims(Map.of("nickname", name + name.repeat(100))).details();

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
        assertThat(claims(Map.of("locale", claim)).details().locale()).isEqualTo(locale);
    }

    @ParameterizedTest
    @CsvSource({"Asia/Ho_Chi_Minh,Asia/Ho_Chi_Minh", "UTC,UTC", "+07:00,UTC", "Mars/Base,UTC"})
    void an_unknown_time_zone_is_utc(String claim, String timeZone) {
        assertThat(claims(Map.of("zoneinfo", claim)).details().timeZone()).isEqualTo(timeZone);
    }

    private static IdentityClaims claims(Map<String, Object> claims) {
        return IdentityClaims.of(
                PERSON,
                Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .claims(all -> all.putAll(claims))
                        .claim("iss", "https://id.example.org")
                        .build());
    }
}
