package org.psyhealth.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookalikeTests {

    @ParameterizedTest
    @CsvSource({
        "Dr. Anna, Dr. Аnna",
        "Dr. Anna, dr anna",
        "Dr. Anna, DR.ANNA",
        "admin, аdmin",
        "admin, ADMlN",
        "admin, Ａｄｍｉｎ",
        "moderator, m0derator",
        "Minh, Мinh",
        "psyhealth, psy\u200Bhealth",
    })
    void names_that_look_alike_have_a_form_in_common(String name, String other) {
        assertThat(areAlike(name, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Anna, Hanna", "Minh, Linh", "Ánh, Ân", "Lan, Nam"})
    void other_names_have_none(String name, String other) {
        assertThat(areAlike(name, other)).isFalse();
    }

    private static boolean areAlike(String name, String other) {
        return !Collections.disjoint(Lookalike.formsOf(name), Lookalike.formsOf(other));
    }
}
