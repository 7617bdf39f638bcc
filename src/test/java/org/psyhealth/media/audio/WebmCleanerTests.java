package org.psyhealth.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.media.audio.Bytes.join;
import static org.psyhealth.media.audio.Bytes.number;
import static org.psyhealth.media.audio.Bytes.sound;
import static org.psyhealth.media.audio.Bytes.text;
import static org.psyhealth.media.audio.WebmFile.block;
import static org.psyhealth.media.audio.WebmFile.element;
import static org.psyhealth.media.audio.WebmFile.open;
import static org.psyhealth.media.audio.WebmFile.small;
import static org.psyhealth.media.events.RefusalReason.TOO_LARGE;
import static org.psyhealth.media.events.RefusalReason.UNREADABLE;
import static org.psyhealth.media.events.RefusalReason.WRONG_TYPE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

class WebmCleanerTests {

    private static final WebmFile PLAIN = new WebmFile("");
    private static final WebmFile TALKATIVE = new WebmFile(Bytes.CANARY);
    private static final byte[] HEADER = PLAIN.header("webm");
    private static final byte[] TRACKS = element(0x1654AE6B, PLAIN.track(2, "A_OPUS"));

    @TempDir
    private Path folder;

    private Cleaning webm;

    @BeforeEach
    void choose_the_format() {
        webm = new Cleaning(folder, MediaFormat.WEBM_OPUS);
    }

    @Test
    void a_recording_is_described_by_its_sound() throws RefusedFileException {
        var audio = new CleanAudio(MediaFormat.WEBM_OPUS, "opus", Duration.ofMillis(20 * WebmFile.PACKETS));
        assertThat(webm.cleanTwice(PLAIN.whole()).audio()).isEqualTo(audio);
        assertThat(webm.cleanTwice(PLAIN.recorded()).audio()).isEqualTo(audio);
    }

    @Test
    void nothing_is_left_of_what_it_says_beside_its_sound() throws RefusedFileException {
        for (var file : new byte[][] {TALKATIVE.whole(), TALKATIVE.recorded()}) {
            var cleaned = webm.cleanTwice(file);
            cleaned.hasNo(Bytes.CANARY);
            cleaned.hasNo("CANA");
            assertThat(cleaned.bytes()).hasSameSizeAs(file);
            for (var i = 0; i < WebmFile.PACKETS; i++) {
                assertThat(Bytes.indexOf(cleaned.bytes(), sound(i, 5)))
                        .isEqualTo(Bytes.indexOf(file, sound(i, 5)))
                        .isPositive();
            }
        }
    }

    @Test
    void the_index_leads_to_cues_and_not_to_what_is_gone() throws RefusedFileException {
        var cleaned = webm.clean(TALKATIVE.whole());
        cleaned.has(small(0x53AB, number(4, 0x1C53BB6B)));
        assertThat(Bytes.indexOf(cleaned.bytes(), number(4, 0x1254C367))).isEqualTo(-1);
        assertThat(Bytes.indexOf(TALKATIVE.whole(), number(4, 0x1254C367))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A_VORBIS", "A_AAC", "A_FLAC", "V_VP8", "A_OPUS/", ""})
    void another_coder_is_of_the_wrong_type(String codec) {
        assertThat(webm.refusal(PLAIN.withTrack(PLAIN.track(2, codec)))).isEqualTo(WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 17, 33})
    void a_track_of_something_else_is_of_the_wrong_type(int type) {
        assertThat(webm.refusal(PLAIN.withTrack(PLAIN.track(type, "A_OPUS")))).isEqualTo(WRONG_TYPE);
        var both = PLAIN.withTrack(PLAIN.track(2, "A_OPUS"), PLAIN.track(type, "A_OPUS"));
        assertThat(webm.refusal(both)).isEqualTo(WRONG_TYPE);
    }

    @Test
    void other_containers_are_of_the_wrong_type() {
        for (var file : new byte[][] {
            text("<html>"), {}, new Mp3File("").whole(), text("#EXTM3U"), join(PLAIN.header("matroska"), TRACKS)
        }) {
            assertThat(webm.refusal(file)).isEqualTo(WRONG_TYPE);
        }
    }

    @Test
    void encrypted_sound_is_unreadable() {
        var track = PLAIN.track(2, "A_OPUS", small(0x6D80, small(0x6240, number(1, 0))));
        assertThat(webm.refusal(PLAIN.withTrack(track))).isEqualTo(UNREADABLE);
    }

    @Test
    void a_block_has_one_packet_of_the_track_and_a_time() {
        var packet = OggFile.packet(1);
        var laced = block(1, 0, packet);
        laced[3] = 0x06;
        for (var content : new byte[][] {
            cluster(small(0xE7, number(1, 0)), small(0xA3, block(2, 0, packet))),
            cluster(small(0xE7, number(1, 0)), small(0xA3, laced)),
            cluster(small(0xE7, number(1, 0)), small(0xA3, block(1, -20, packet))),
            cluster(small(0xE7, number(1, 0)), small(0xA3, block(1, 0, new byte[0]))),
            cluster(small(0xE7, number(1, 0)), small(0xA3, block(1, 0, new byte[] {-5, 0}))),
            cluster(small(0xE7, number(8, Long.MAX_VALUE)), small(0xA3, block(1, 0, packet))),
            cluster(small(0xE7, number(8, -1)), small(0xA3, block(1, 0, packet))),
            cluster(small(0xA3, block(1, 0, packet))),
            cluster(small(0xE7, number(1, 0)), small(0xA3)),
            cluster(small(0xE7, number(1, 0))),
            join(cluster(small(0xE7, number(1, 0)), small(0xA3, block(1, 0, packet))), TRACKS),
        }) {
            assertThat(webm.refusal(segment(TRACKS, content))).isIn(UNREADABLE, TOO_LARGE);
        }
        assertThat(webm.refusal(segment(cluster(small(0xE7, number(1, 0)), small(0xA3, block(1, 0, packet))))))
                .isEqualTo(WRONG_TYPE);
    }

    @Test
    void a_second_segment_is_unreadable() {
        assertThat(webm.refusal(join(PLAIN.whole(), PLAIN.whole()))).isEqualTo(UNREADABLE);
        assertThat(webm.refusal(join(PLAIN.recorded(), PLAIN.recorded()))).isEqualTo(UNREADABLE);
    }

    @Test
    void the_stated_duration_must_be_true() {
        var sound = cluster(small(0xE7, number(1, 0)), small(0xA3, block(1, 0, OggFile.packet(1))));
        for (var duration : new double[] {60_000, Double.NaN, -1}) {
            var file = segment(PLAIN.info(WebmFile.duration(duration)), TRACKS, sound);
            assertThat(webm.refusal(file)).isEqualTo(UNREADABLE);
        }
        var file = segment(PLAIN.info(WebmFile.duration(Double.POSITIVE_INFINITY)), TRACKS, sound);
        assertThat(webm.refusal(file)).isEqualTo(TOO_LARGE);
    }

    @Test
    void longer_sound_than_allowed_is_too_large() {
        assertThat(webm.refusal(PLAIN.whole(), Duration.ofMillis(599))).isEqualTo(TOO_LARGE);
        assertThat(webm.refusal(PLAIN.recorded(), Duration.ofMillis(599))).isEqualTo(TOO_LARGE);
        var late = join(
                cluster(small(0xE7, number(1, 0)), small(0xA3, block(1, 0, OggFile.packet(1)))),
                cluster(small(0xE7, number(4, 3_600_000)), small(0xA3, block(1, 0, OggFile.packet(1)))));
        assertThat(webm.refusal(segment(TRACKS, late))).isEqualTo(TOO_LARGE);
    }

    @Test
    void more_sound_than_time_is_unreadable() {
        var blocks = new byte[200][];
        Arrays.fill(blocks, small(0xA3, block(1, 0, OggFile.packet(1))));
        assertThat(webm.refusal(segment(TRACKS, cluster(small(0xE7, number(1, 0)), join(blocks)))))
                .isEqualTo(UNREADABLE);
    }

    @Test
    void impossible_sizes_are_unreadable() {
        for (var broken : new byte[][] {
            join(number(1, 0xEC), number(8, 0x01FF_FFFF_FFFF_FFFEL)),
            join(number(1, 0xEC), number(8, 0x01FF_FFFF_FFFF_FFFFL)),
            {(byte) 0xEC, 0},
            {(byte) 0xEC, (byte) 0x81},
            {0, (byte) 0x80},
            {(byte) 0xEC},
            open(0x1549A966),
        }) {
            assertThat(webm.refusal(join(PLAIN.whole(), broken))).isEqualTo(UNREADABLE);
            assertThat(webm.refusal(join(PLAIN.recorded(), broken))).isEqualTo(UNREADABLE);
        }
    }

    @Test
    void deeply_nested_elements_do_no_harm() throws RefusedFileException {
        var nested = text(Bytes.CANARY);
        for (var i = 0; i < 1000; i++) {
            nested = element(0xB6, nested);
        }
        webm.cleanTwice(join(PLAIN.recorded(), element(0x1043A770, nested))).hasNo(Bytes.CANARY);
        assertThat(webm.refusal(join(HEADER, element(0x18538067, nested)))).isEqualTo(UNREADABLE);
    }

    @Test
    void what_is_removed_becomes_void_of_any_length() throws RefusedFileException {
        for (var length = 0; length < 300; length++) {
            var padding = length < 127 ? small(0xEC, new byte[length]) : element(0x1254C367, new byte[length]);
            webm.cleanTwice(join(PLAIN.recorded(), padding));
        }
    }

    private static byte[] segment(byte[]... content) {
        return join(HEADER, element(0x18538067, content));
    }

    private static byte[] cluster(byte[]... content) {
        return element(0x1F43B675, content);
    }
}
