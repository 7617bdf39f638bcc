package org.psyhealth.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.media.audio.Bytes.join;
import static org.psyhealth.media.audio.Bytes.number;
import static org.psyhealth.media.audio.Bytes.text;
import static org.psyhealth.media.audio.M4aFile.box;
import static org.psyhealth.media.audio.M4aFile.chunk;
import static org.psyhealth.media.audio.M4aFile.full;
import static org.psyhealth.media.events.RefusalReason.TOO_LARGE;
import static org.psyhealth.media.events.RefusalReason.UNREADABLE;
import static org.psyhealth.media.events.RefusalReason.WRONG_TYPE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

class M4aCleanerTests {

    private static final M4aFile PLAIN = new M4aFile("");
    private static final M4aFile TALKATIVE = new M4aFile(Bytes.CANARY);
    private static final byte[] TYPE = PLAIN.type("M4A ");
    private static final byte[] DATA = PLAIN.data(chunk(0), chunk(1));
    private static final byte[] TABLES = PLAIN.offsets(TYPE.length);
    private static final int DURATION = 1024 * M4aFile.SAMPLES;

    @TempDir
    private Path folder;

    private Cleaning m4a;

    @BeforeEach
    void choose_the_format() {
        m4a = new Cleaning(folder, MediaFormat.M4A);
    }

    @Test
    void a_recording_is_described_by_its_sound() throws RefusedFileException {
        var cleaned = m4a.cleanTwice(PLAIN.whole());
        assertThat(cleaned.audio().codec()).isEqualTo("mp4a.40.2");
        assertThat(cleaned.audio().format()).isEqualTo(MediaFormat.M4A);
        assertThat(cleaned.audio().duration()).isEqualTo(PlayingTime.of(DURATION, 44_100));
        assertThat(m4a.cleanTwice(PLAIN.streamed()).audio()).isEqualTo(cleaned.audio());
        assertThat(m4a.cleanTwice(PLAIN.fragmented()).audio()).isEqualTo(cleaned.audio());
    }

    @Test
    void nothing_is_left_of_what_it_says_beside_its_sound() throws RefusedFileException {
        for (var file : new byte[][] {TALKATIVE.whole(), TALKATIVE.streamed(), TALKATIVE.fragmented()}) {
            assertThat(Bytes.indexOf(file, text(Bytes.CANARY))).isPositive();
            var cleaned = m4a.cleanTwice(file);
            cleaned.hasNo(Bytes.CANARY);
            cleaned.hasNo("CANA");
            assertThat(cleaned.bytes()).hasSameSizeAs(file);
        }
    }

    @Test
    void its_sound_stays_where_it_is() throws RefusedFileException {
        for (var file : new byte[][] {TALKATIVE.whole(), TALKATIVE.streamed(), TALKATIVE.fragmented()}) {
            var cleaned = m4a.clean(file);
            for (var i = 0; i < 2; i++) {
                assertThat(Bytes.indexOf(cleaned.bytes(), chunk(i)))
                        .isEqualTo(Bytes.indexOf(file, chunk(i)))
                        .isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1208, mp4a.40.2", "2B098800, mp4a.40.5", "EB098800, mp4a.40.29", "139056E5A0, mp4a.40.2"})
    void its_codec_is_that_of_its_coder(String coder, String codec) throws RefusedFileException {
        var track = PLAIN.track(
                "soun",
                TABLES,
                DURATION,
                box("url ", number(4, 1)),
                HexFormat.of().parseHex(coder));
        assertThat(m4a.cleanTwice(withTrack(track)).audio().codec()).isEqualTo(codec);
    }

    @Test
    void sound_until_the_end_of_the_file_is_read() throws RefusedFileException {
        var file = PLAIN.streamed();
        var data = Bytes.indexOf(file, text("mdat")) - 4;
        System.arraycopy(number(4, 0), 0, file, data, 4);
        m4a.cleanTwice(file).has(chunk(1));
    }

    @Test
    void sound_in_a_box_of_wide_size_is_read() throws RefusedFileException {
        var wide = join(number(4, 1), text("mdat"), number(8, DATA.length + 8), chunk(0), chunk(1));
        var file = join(TYPE, wide, PLAIN.movie(PLAIN.offsets(TYPE.length + 8)));
        m4a.cleanTwice(file).has(chunk(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vide", "text", "sbtl", "hint", "meta"})
    void a_track_of_something_else_is_of_the_wrong_type(String handler) {
        assertThat(m4a.refusal(withTrack(PLAIN.track(handler, TABLES, DURATION))))
                .isEqualTo(WRONG_TYPE);
        var both = join(PLAIN.track("soun", TABLES, DURATION), PLAIN.track(handler, TABLES, DURATION));
        assertThat(m4a.refusal(withTrack(both))).isEqualTo(WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qt  ", "heic", "avif", "M4P ", "M4V "})
    void a_file_of_another_brand_is_of_the_wrong_type(String brand) {
        assertThat(m4a.refusal(join(PLAIN.type(brand), DATA, PLAIN.movie(TABLES))))
                .isEqualTo(WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alac", "Opus", "enca", "ac-3", ".mp3"})
    void another_coder_is_of_the_wrong_type(String coder) {
        var file = PLAIN.whole();
        System.arraycopy(text(coder), 0, file, Bytes.indexOf(file, text("mp4a")), 4);
        assertThat(m4a.refusal(file)).isEqualTo(WRONG_TYPE);
    }

    @Test
    void sound_in_another_file_is_refused() {
        for (var reference : new byte[][] {
            box("url ", number(4, 0), text("http://169.254.169.254/\0")),
            box("url ", number(4, 0)),
            full("urn ", text("file\0/etc/passwd\0")),
            full("alis")
        }) {
            var track = PLAIN.track("soun", TABLES, DURATION, reference, M4aFile.LOW_COMPLEXITY);
            assertThat(m4a.refusal(withTrack(track))).isEqualTo(UNREADABLE);
        }
    }

    @Test
    void longer_sound_than_allowed_is_too_large() {
        assertThat(m4a.refusal(PLAIN.whole(), Duration.ofMillis(900))).isEqualTo(TOO_LARGE);
        assertThat(m4a.refusal(PLAIN.fragmented(), Duration.ofMillis(900))).isEqualTo(TOO_LARGE);
    }

    @Test
    void a_header_must_not_lie_about_the_duration() {
        var header = PLAIN.whole();
        System.arraycopy(number(4, 44_100 * 60), 0, header, Bytes.indexOf(header, text("mvhd")) + 20, 4);
        assertThat(m4a.refusal(header)).isEqualTo(UNREADABLE);
        var times = PLAIN.whole();
        System.arraycopy(number(4, 44_100), 0, times, Bytes.indexOf(times, text("stts")) + 16, 4);
        assertThat(m4a.refusal(times)).isEqualTo(UNREADABLE);
    }

    @Test
    void the_header_of_a_fragmented_movie_may_tell_of_less() throws RefusedFileException {
        var shorter = PLAIN.fragmented();
        System.arraycopy(number(4, 1024), 0, shorter, Bytes.indexOf(shorter, text("mvhd")) + 20, 4);
        m4a.cleanTwice(shorter);
        var longer = PLAIN.fragmented();
        System.arraycopy(number(4, 44_100 * 60), 0, longer, Bytes.indexOf(longer, text("mvhd")) + 20, 4);
        assertThat(m4a.refusal(longer)).isEqualTo(UNREADABLE);
    }

    @Test
    void an_edit_must_not_hide_sound() {
        var file = PLAIN.whole();
        System.arraycopy(number(4, 22_050), 0, file, Bytes.indexOf(file, text("elst")) + 16, 4);
        assertThat(m4a.refusal(file)).isEqualTo(UNREADABLE);
        var end = PLAIN.whole();
        System.arraycopy(number(4, 22_050), 0, end, Bytes.indexOf(end, text("elst")) + 12, 4);
        assertThat(m4a.refusal(end)).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moov", "trak", "mdia", "udta", "meta"})
    void deeply_nested_boxes_do_no_harm(String type) throws RefusedFileException {
        var nested = nested(type, 10_000);
        assertThat(m4a.refusal(join(TYPE, nested))).isEqualTo(UNREADABLE);
        m4a.cleanTwice(join(PLAIN.whole(), box("udta", nested)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL})
    void an_impossible_size_is_unreadable(long size) {
        var file = PLAIN.whole();
        for (var type : new String[] {"mdat", "moov", "trak", "stbl", "esds"}) {
            var changed = file.clone();
            System.arraycopy(number(4, size), 0, changed, Bytes.indexOf(changed, text(type)) - 4, 4);
            assertThat(m4a.refusal(changed)).as(type).isEqualTo(UNREADABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 15, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32})
    void an_impossible_wide_size_is_unreadable(long size) {
        var wide = join(number(4, 1), text("free"), number(8, size), new byte[16]);
        assertThat(m4a.refusal(join(PLAIN.whole(), wide))).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stts", "stsc", "stsz", "stco"})
    void a_table_of_billions_is_refused(String type) {
        var file = PLAIN.whole();
        System.arraycopy(
                number(4, 0xFFFF_FFF0L),
                0,
                file,
                Bytes.indexOf(file, text(type)) + 8 + ("stsz".equals(type) ? 4 : 0),
                4);
        assertThat(m4a.refusal(file)).isIn(UNREADABLE, TOO_LARGE);
    }

    @Test
    void sound_outside_of_its_box_or_twice_is_unreadable() {
        var file = PLAIN.whole();
        var offsets = Bytes.indexOf(file, text("stco")) + 12;
        for (var offset : new long[] {0, file.length, 0xFFFF_FFFFL, TYPE.length + 8}) {
            var changed = file.clone();
            System.arraycopy(number(4, offset), 0, changed, offsets + 4, 4);
            assertThat(m4a.refusal(changed)).isEqualTo(UNREADABLE);
        }
    }

    @Test
    void other_containers_are_of_the_wrong_type() {
        for (var file :
                new byte[][] {text("<html>"), text("RIFF1234WAVEfmt "), {}, new WebmFile("").whole(), text("#EXTM3U")
                }) {
            assertThat(m4a.refusal(file)).isEqualTo(WRONG_TYPE);
        }
    }

    private static byte[] withTrack(byte[] track) {
        var header = Arrays.copyOfRange(PLAIN.movie(TABLES), 8, 8 + 108);
        return join(TYPE, DATA, box("moov", header, track));
    }

    private static byte[] nested(String type, int depth) {
        var bytes = new byte[8 * depth];
        for (var i = 0; i < depth; i++) {
            System.arraycopy(join(number(4, bytes.length - 8L * i), text(type)), 0, bytes, 8 * i, 8);
        }
        return bytes;
    }
}
