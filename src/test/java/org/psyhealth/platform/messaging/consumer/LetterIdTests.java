package org.psyhealth.platform.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTests {

    @Test
    void an_id_reads_what_it_wrote() {
        var letter = new LetterId.InTopic(17);
        var parked = new LetterId.Parked(3, 1_200);

        assertThat(LetterId.of(letter.toString())).contains(letter);
        assertThat(LetterId.of(parked.toString())).contains(parked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "parked-1", "parked--1-2", "1-2", "99999999999999999999", "1 "})
    void what_is_no_id_names_no_letter(String text) {
        assertThat(LetterId.of(text)).isEmpty();
    }
}
