package org.psyhealth.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTests {

    @ParameterizedTest
    @CsvSource({
        "Đường, duong",
        "LO ÂU, lo au",
        "Trầm cảm, tram cam",
        "Ｗｉｄｅ, wide",
        "Straße, strasse",
        "naïve, naive",
        "ﬁnd, find",
    })
    void without_marks_case_and_width(String text, String plain) {
        assertThat(SearchText.plain(text)).isEqualTo(plain);
    }

    @Test
    void marks_stay_in_the_folded_form_however_they_are_written() {
        var apart = Normalizer.normalize("Giấc  ngủ ", Normalizer.Form.NFD);

        assertThat(SearchText.folded(apart)).isEqualTo("giấc ngủ").isEqualTo(SearchText.folded("GIẤC\u00a0NGỦ"));
    }
}
