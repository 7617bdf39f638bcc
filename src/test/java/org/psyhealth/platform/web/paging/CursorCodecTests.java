package org.psyhealth.platform.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.problem.ProblemException;

class CursorCodecTests {

    private final CursorCodec codec = new CursorCodec("a secret of at least thirty-two characters");
    private final Random random = new Random(7);

    @Test
    void whatever_the_values_they_come_back() {
        for (int i = 0; i < 2_000; i++) {
            var key = new Keyset(
                    Stream.generate(this::text).limit(1 + random.nextInt(4)).toList());

            assertThat(codec.decode("posts", codec.encode("posts", key))).isEqualTo(key);
        }
    }

    @Test
    void values_that_join_to_the_same_text_make_different_cursors() {
        assertThat(codec.encode("posts", Keyset.of("a", "bc")))
                .isNotEqualTo(codec.encode("posts", Keyset.of("ab", "c")));
    }

    @Test
    void no_random_bytes_are_a_cursor() {
        for (int i = 0; i < 2_000; i++) {
            var bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> codec.decode("posts", forged));
        }
    }

    @Test
    void a_cursor_of_another_collection_or_another_secret_is_refused() {
        var cursor = codec.encode("posts", Keyset.of(1));
        var other = new CursorCodec("another secret of at least thirty-two characters");

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> codec.decode("topics", cursor));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> other.decode("posts", cursor));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> codec.decode("posts", cursor + "="));
    }

    @Test
    void a_value_of_another_kind_is_an_invalid_cursor() {
        var key = new Keyset(List.of("text"));

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> key.instant(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> key.uuid(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> key.number(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> key.text(1));
    }

    @Test
    void times_ids_and_numbers_keep_their_precision() {
        var time = Instant.parse("2026-11-22T10:15:30.123456Z");
        var id = UUID.randomUUID();

        var key = codec.decode("posts", codec.encode("posts", Keyset.of(time, id, 0.1 + 0.2)));

        assertThat(key.instant(0)).isEqualTo(time);
        assertThat(key.uuid(1)).isEqualTo(id);
        assertThat(key.number(2)).isEqualTo(0.1 + 0.2);
    }

    private String text() {
        return random.ints(random.nextInt(12), 0, 0x10ffff)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
