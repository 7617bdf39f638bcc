package org.psyhealth.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidiControlsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202Eevil",
                "\u2066x",
                "x\u2069",
                "\u202C",
                "\u2067\u202E\u2069\u202C",
                "\u202Bopen\nclosed in the next paragraph\u202C",
                "\u2068open\u2029next\u2069"
            })
    void what_is_not_closed_in_its_paragraph_is_unbalanced(String text) {
        assertThat(BidiControls.areBalanced(text)).isFalse();
        assertThat(BidiControls.areBalanced(BidiControls.isolate(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "ابن سينا",
                "\u2067\u202Ex\u202C\u2069",
                "\u200F marks need no end \u200E",
                "\u2068one\u2069\n\u202Atwo\u202C"
            })
    void what_closes_all_it_opens_is_balanced(String text) {
        assertThat(BidiControls.areBalanced(text)).isTrue();
    }

    @Test
    void a_quoted_text_stands_between_isolates() {
        assertThat(BidiControls.isolate("سلام")).isEqualTo("\u2068سلام\u2069");
        assertThat(BidiControls.isolate("x\u202E")).isEqualTo("\u2068x\u2069");
    }
}
