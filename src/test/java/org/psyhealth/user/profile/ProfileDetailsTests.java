package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileDetailsTests {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final String SKIN_TONED = "👩🏽‍⚕️";

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "Nguyễn Thị Ánh Nguyệt", "Đỗ Đức", "Zoë 🌱", SKIN_TONED, "🇻🇳", "ابن سينا", "42", "李"})
    void a_name_may_be_written_in_any_script(String name) {
        assertThat(invalidFields(details(name, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\u200b",
                "two\nlines",
                "nul\u0000",
                "\u2028",
                "\u202Eevil",
                "\u2066x",
                "half \ud83d",
                "\ud83c\udf31\udf31"
            })
    void a_name_is_one_visible_line_of_whole_characters(String name) {
        assertThat(invalidFields(details(name, null))).containsExactly("displayName");
    }

    @Test
    void a_name_has_up_to_80_characters_however_many_bytes_they_take() {
        assertThat(invalidFields(details("ễ".repeat(80), null))).isEmpty();
        assertThat(invalidFields(details("🌱".repeat(80), null))).isEmpty();
        assertThat(invalidFields(details("🌱".repeat(81), null))).containsExactly("displayName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "Mоderator",
                "ADMlN",
                "Psy Health",
                "ＳＴＡＦＦ",
                "P\u200Bsyhealth-Team",
                "Quản trị viên",
                "Moderátor",
                "quan tri vien",
                "dieu hanh vien",
                "Admin1",
                "support 24",
                "Admin (1)",
                "Admin①"
            })
    void a_name_that_looks_like_the_staff_is_reserved(String name) {
        assertThat(invalidFields(details(name, null))).containsExactly("displayName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Adam", "Modesty", "Stefan", "Minh Anh", "Teamwork", "Hỗ trợ", "Quản Trí Viễn", "Diệu Hạnh Viên"
            })
    void other_names_are_not(String name) {
        assertThat(invalidFields(details(name, null))).isEmpty();
    }

    @Test
    void names_that_look_the_same_are_the_same() {
        assertThat(details("Nguye\u0302\u0303n ", null).displayName()).isEqualTo("Nguyễn");
    }

    @Test
    void a_bio_has_up_to_2000_characters_over_several_lines() {
        assertThat(invalidFields(details("An", "🌱\n".repeat(1_000)))).isEmpty();
        assertThat(invalidFields(details("An", "🌱".repeat(2_001)))).containsExactly("bio");
        assertThat(invalidFields(details("An", "nul \u0000"))).containsExactly("bio");
    }

    @Test
    void a_blank_bio_is_none() {
        assertThat(details("An", " \n").bio()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vn", "EN", "vi-VN", ""})
    void a_locale_is_one_we_write_in(String locale) {
        assertThat(invalidFields(new ProfileDetails("An", null, locale, "UTC"))).containsExactly("locale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+07:00",
                "GMT+7",
                "Asia/Hanoi-ish",
                "asia/ho_chi_minh",
                "SystemV/EST5",
                "Etc/GMT+7",
                "EST5EDT",
                ""
            })
    void a_time_zone_is_a_name_of_the_iana_database(String timeZone) {
        assertThat(invalidFields(new ProfileDetails("An", null, "en", timeZone)))
                .containsExactly("timeZone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Asia/Ho_Chi_Minh", "Asia/Saigon", "Europe/Paris", "America/Argentina/Salta", "Etc/UTC", "UTC"})
    void a_time_zone_of_a_region_or_utc_is_one(String timeZone) {
        assertThat(invalidFields(new ProfileDetails("An", null, "en", timeZone)))
                .isEmpty();
    }

    private static ProfileDetails details(String name, @Nullable String bio) {
        return new ProfileDetails(name, bio, "en", "Asia/Ho_Chi_Minh");
    }

    private static List<String> invalidFields(ProfileDetails details) {
        return VALIDATOR.validate(details).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .toList();
    }
}
