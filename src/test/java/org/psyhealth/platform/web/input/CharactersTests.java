package org.psyhealth.platform.web.input;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

class CharactersTests {

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Line(@Characters(min = 1, max = 3) String text) {}

    record Lines(@Characters(max = 3, multiline = true) String text) {}

    @Test
    void counts_an_emoji_as_one_character() {
        assertThat(valid(new Line("😀😀😀"))).isTrue();
        assertThat(valid(new Line("😀😀😀😀"))).isFalse();
        assertThat(valid(new Line("abcd"))).isFalse();
        assertThat(valid(new Line(""))).isFalse();
    }

    @Test
    void refuses_what_postgresql_cannot_store() {
        assertThat(valid(new Lines("a\0b"))).isFalse();
        assertThat(valid(new Lines("\ud83d"))).isFalse();
    }

    @Test
    void allows_line_breaks_only_where_they_belong() {
        assertThat(valid(new Line("a\nb"))).isFalse();
        assertThat(valid(new Line("a\u2028b"))).isFalse();
        assertThat(valid(new Lines("a\nb"))).isTrue();
    }

    private boolean valid(Object value) {
        return validator.validate(value).isEmpty();
    }
}
