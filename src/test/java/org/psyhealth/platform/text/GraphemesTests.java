package org.psyhealth.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphemesTests {

    /** A family, a flag, a letter with two marks, and a Hangul syllable of letters. */
    @ParameterizedTest
    @CsvSource({"👨‍👩‍👧‍👦", "🇻🇳", "e\u0302\u0301", "\u1112\u1161\u11ab", "👩🏽‍⚕️", "न्त"})
    void what_a_reader_sees_as_one_is_not_torn(String cluster) {
        var text = "ab" + cluster + "c";
        for (var max = 2; max < 2 + cluster.codePointCount(0, cluster.length()); max++) {
            assertThat(Graphemes.cut(text, max)).isEqualTo("ab");
        }
        assertThat(Graphemes.cut(text, 2 + cluster.codePointCount(0, cluster.length())))
                .isEqualTo("ab" + cluster);
        assertThat(Graphemes.cut(text, 100)).isEqualTo(text);
    }
}
