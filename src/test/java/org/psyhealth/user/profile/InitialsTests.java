package org.psyhealth.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown of a person without a picture. */
class InitialsTests {

    @ParameterizedTest
    @CsvSource({
        "An, A",
        "bình an, BA",
        "Nguyễn Thị Ánh, NÁ",
        "Ế\u0301m, Ế\u0301",
        "đường, Đ",
        "👩🏽‍⚕️ Ánh, 👩🏽‍⚕️Á",
        "Ánh 👩🏽‍⚕️, Á👩🏽‍⚕️",
        "🌱, 🌱",
        "🇻🇳 Lan, 🇻🇳L",
        "(Lan) \"the Heron\", LH",
        "Lan -, L",
        "ßen ǆep, ßǅ",
        "Member KXQPTR, MK",
        "- . -, -",
        "2 be, 2B",
        "山田, 山",
        "Lan\u3000Anh, LA"
    })
    void initials_are_the_first_characters_of_the_first_and_the_last_word(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }

    static IntStream colors() {
        return PersonColor.ALL.stream().mapToInt(color -> Integer.parseInt(color.substring(1), 16));
    }

    /** WCAG 2.2, success criterion 1.4.3. */
    @ParameterizedTest
    @MethodSource("colors")
    void white_text_is_readable_on_every_color(int color) {
        assertThat(1.05 / (luminance(color) + 0.05)).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void a_person_has_one_color_and_people_have_different_ones() {
        var person = UUID.fromString("7c7a2f5e-6f0c-4c0e-8a63-2f2c7be2a001");

        assertThat(PersonColor.of(person)).isEqualTo(PersonColor.of(UUID.fromString(person.toString())));
        assertThat(IntStream.range(0, 200)
                        .mapToObj(number -> PersonColor.of(new UUID(0x70008000L, number)))
                        .distinct())
                .hasSize(PersonColor.ALL.size())
                .allMatch(color -> color.matches(PersonColor.HEX));
    }

    private static double luminance(int color) {
        return 0.2126 * linear(color >> 16 & 255) + 0.7152 * linear(color >> 8 & 255) + 0.0722 * linear(color & 255);
    }

    private static double linear(int channel) {
        var part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
