package org.psyhealth.topic.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugsTests {

    @ParameterizedTest
    @CsvSource({
        "Sleep, sleep",
        "Therapy & medication, therapy-and-medication",
        "'  Đường đi, và về! ', duong-di-va-ve",
        "Ăn uống, an-uong",
        "COVID-19, covid-19",
        "'---', ''",
        "日本, ''",
    })
    void a_title_gives_a_slug(String title, String slug) {
        assertThat(Slugs.of(title.replace("&", "and"))).isEqualTo(slug);
    }

    @Test
    void a_long_title_is_cut_between_words() {
        assertThat(Slugs.of("a word ".repeat(20))).isEqualTo("a-word-".repeat(8) + "a");
        assertThat(Slugs.of("x".repeat(80))).isEqualTo("x".repeat(Slugs.MAX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep", "a", "panic-attacks", "covid-19", "1"})
    void accepts_slugs(String slug) {
        assertThat(valid(slug)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sleep", "-a", "a-", "a--b", "a b", "giấc-ngủ", "a\n", "a/b"})
    void refuses_what_is_no_slug(String slug) {
        assertThat(valid(slug)).isFalse();
    }

    @Test
    void refuses_a_huge_slug_without_exhausting_the_stack() {
        assertThat(valid("a-".repeat(500_000) + "a")).isFalse();
    }

    private static boolean valid(String slug) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator()
                    .validate(new NewTopic(slug, new LocalTitle("Name", null), null, null, null, null, null))
                    .isEmpty();
        }
    }
}
