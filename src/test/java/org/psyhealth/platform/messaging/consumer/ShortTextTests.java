package org.psyhealth.platform.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortTextTests {

    @Test
    void text_is_cut_between_characters_and_holds_no_nul() {
        assertThat(ShortText.of("a\u0000b", 10)).isEqualTo("ab");
        assertThat(ShortText.of("abcdef", 3)).isEqualTo("abc");
        assertThat(ShortText.of("ab😀", 3)).isEqualTo("ab");
    }
}
