package org.psyhealth.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.media.format.RefusedFileException;

class OpusPacketTests {

    @ParameterizedTest
    @CsvSource({
        "00, 480, 0",
        "18, 2880, 0",
        "60, 480, 0",
        "68, 960, 0",
        "80, 120, 0",
        "F8FFFF, 960, 0",
        "F901020304, 1920, 0",
        "FA01AABBCC, 1920, 0",
        "FB06, 5760, 0",
        "FB02AABB, 1920, 0",
        "FB4102AA0000, 960, 2",
        "FBC20101AABBCC00, 1920, 1",
    })
    void its_first_bytes_tell_its_duration_and_padding(String packet, int samples, int padding)
            throws RefusedFileException {
        assertThat(OpusPacket.of(bytes(packet))).isEqualTo(new OpusPacket(samples, padding));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "F9AA",
                "FA",
                "FA05AA",
                "FAFC",
                "FB",
                "FB00",
                "FB07",
                "1B03",
                "FB02AA",
                "FB4102AA",
                "FB41FFFF",
                "FB82FF"
            })
    void what_does_not_add_up_is_unreadable(String packet) {
        assertThatThrownBy(() -> OpusPacket.of(bytes(packet))).isInstanceOf(RefusedFileException.class);
    }

    @ParameterizedTest
    @CsvSource({"F8, 1275", "F9, 2550", "FB01, 1275"})
    void a_frame_has_a_longest_length(String start, int length) throws RefusedFileException {
        var longest = HexFormat.of().parseHex(start + "00".repeat(length));
        assertThat(OpusPacket.of(ByteBuffer.wrap(longest)).samples()).isPositive();
        assertThatThrownBy(() -> OpusPacket.of(bytes(start + "00".repeat(length + 2))))
                .isInstanceOf(RefusedFileException.class);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
