package org.psyhealth.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.media.audio.Bytes.join;
import static org.psyhealth.media.audio.Bytes.number;
import static org.psyhealth.media.audio.Bytes.sound;
import static org.psyhealth.media.audio.Bytes.text;
import static org.psyhealth.media.audio.OggFile.packet;
import static org.psyhealth.media.audio.OggFile.page;
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

class OggCleanerTests {

    private static final OggFile PLAIN = new OggFile("");
    private static final OggFile TALKATIVE = new OggFile(Bytes.CANARY);
    private static final byte[] HEADERS = join(page(2, 0, 0, PLAIN.head()), page(0, 0, 1, PLAIN.comments(10)));
    private static final int LONG = 255 + 40;

    @TempDir
    private Path folder;

    private Cleaning ogg;

    @BeforeEach
    void choose_the_format() {
        ogg = new Cleaning(folder, MediaFormat.OGG_OPUS);
    }

    @Test
    void a_recording_is_described_by_its_sound() throws RefusedFileException {
        var cleaned = ogg.cleanTwice(PLAIN.whole());
        var samples = OggFile.PACKETS * 960L - OggFile.PRE_SKIP;
        assertThat(cleaned.audio())
                .isEqualTo(new CleanAudio(MediaFormat.OGG_OPUS, "opus", PlayingTime.of(samples, 48_000)));
        for (var i = 0; i < OggFile.PACKETS; i++) {
            cleaned.has(packet(i));
        }
    }

    @Test
    void nothing_is_left_of_what_it_says_beside_its_sound() throws RefusedFileException {
        var cleaned = ogg.cleanTwice(TALKATIVE.whole());
        cleaned.hasNo(Bytes.CANARY);
        cleaned.hasNo("CANA");
        for (var i = 0; i < OggFile.PACKETS; i++) {
            cleaned.has(sound(i, 5));
        }
    }

    @Test
    void comments_of_many_pages_become_one_of_none() throws RefusedFileException {
        var comments = TALKATIVE.comments(40_000);
        var full = new byte[255];
        Arrays.fill(full, (byte) 255);
        var first = 255 * 255;
        var rest = Arrays.copyOfRange(comments, first, comments.length);
        var file = join(
                page(2, 0, 0, PLAIN.head()),
                page(0, -1, 1, full, Arrays.copyOf(comments, first)),
                page(1, 0, 2, rest),
                page(4, 960, 3, packet(1)));
        var cleaned = ogg.cleanTwice(file);
        cleaned.hasNo(Bytes.CANARY);
        assertThat(cleaned.bytes()).hasSizeLessThan(200);
    }

    @Test
    void a_packet_may_lie_on_two_pages() throws RefusedFileException {
        var packet =
                join(number(1, 0xFB), number(1, 0x41), number(1, 60), sound(1, LONG - 63), text("hidden".repeat(10)));
        var file = join(
                HEADERS,
                page(0, 960, 2, new byte[] {6, -1}, join(packet(0), Arrays.copyOf(packet, 255))),
                page(5, 1920, 3, new byte[] {LONG - 255}, Arrays.copyOfRange(packet, 255, LONG)));
        var cleaned = ogg.cleanTwice(file);
        cleaned.has(Arrays.copyOf(packet, LONG - 60 - 5));
        cleaned.hasNo("hidden");
        cleaned.hasNo("dden");
    }

    @Test
    void a_recording_without_an_end_gets_one() throws RefusedFileException {
        var cleaned = ogg.cleanTwice(join(HEADERS, page(0, 960, 2, packet(0)), page(0, 1920, 3, packet(1))));
        assertThat(cleaned.bytes()[Bytes.indexOf(cleaned.bytes(), packet(1)) - 28 + 5])
                .isEqualTo((byte) 4);
    }

    @Test
    void an_incomplete_packet_is_unreadable() {
        var begun = page(0, 960, 2, new byte[] {6, -1}, join(packet(0), sound(1, 255)));
        assertThat(ogg.refusal(join(HEADERS, begun))).isEqualTo(UNREADABLE);
        assertThat(ogg.refusal(join(HEADERS, begun, page(4, 1920, 3, packet(1)))))
                .isEqualTo(UNREADABLE);
        assertThat(ogg.refusal(join(HEADERS, page(1, 960, 2, packet(0))))).isEqualTo(UNREADABLE);
    }

    @Test
    void more_than_one_stream_is_unreadable() {
        assertThat(ogg.refusal(join(PLAIN.whole(), PLAIN.whole()))).isEqualTo(UNREADABLE);
        assertThat(ogg.refusal(join(page(2, 0, 0, PLAIN.head()), HEADERS))).isEqualTo(UNREADABLE);
        var other = page(0, 960, 2, packet(0));
        other[14]++;
        assertThat(ogg.refusal(join(HEADERS, OggFile.withChecksum(other)))).isEqualTo(UNREADABLE);
    }

    @Test
    void a_wrong_checksum_or_a_missing_page_is_unreadable() {
        var page = page(0, 960, 2, packet(0));
        page[28]++;
        assertThat(ogg.refusal(join(HEADERS, page))).isEqualTo(UNREADABLE);
        assertThat(ogg.refusal(join(HEADERS, page(0, 960, 3, packet(0))))).isEqualTo(UNREADABLE);
    }

    @Test
    void something_between_pages_is_unreadable() {
        var sound = page(0, 960, 2, packet(0));
        assertThat(ogg.refusal(join(HEADERS, text("hidden"), sound))).isEqualTo(UNREADABLE);
        assertThat(ogg.refusal(join(HEADERS, sound, new byte[1]))).isEqualTo(UNREADABLE);
    }

    @Test
    void time_goes_on_and_has_room_for_the_sound() {
        var backwards = join(HEADERS, page(0, 960, 2, packet(0)), page(0, 900, 3, packet(1)));
        assertThat(ogg.refusal(backwards)).isEqualTo(UNREADABLE);
        var packets = new byte[200][];
        Arrays.fill(packets, packet(1));
        assertThat(ogg.refusal(join(HEADERS, page(0, 960, 2, packets)))).isEqualTo(UNREADABLE);
    }

    @Test
    void longer_sound_than_allowed_is_too_large() {
        assertThat(ogg.refusal(PLAIN.whole(), Duration.ofMillis(500))).isEqualTo(TOO_LARGE);
        var late = join(HEADERS, page(0, 960, 2, packet(0)), page(0, 48_000L * 3600, 3, packet(1)));
        assertThat(ogg.refusal(late)).isEqualTo(TOO_LARGE);
        var never = join(HEADERS, page(0, 960, 2, packet(0)), page(0, Long.MAX_VALUE, 3, packet(1)));
        assertThat(ogg.refusal(never)).isEqualTo(TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\1vorbis", "\177FLAC\1\0", "Speex   ", "\200theora", "fishead\0", "BBCD\0", ""})
    void another_coder_is_of_the_wrong_type(String magic) {
        var head = page(2, 0, 0, join(text(magic), new byte[20]));
        assertThat(ogg.refusal(join(head, page(0, 0, 1, PLAIN.comments(10))))).isEqualTo(WRONG_TYPE);
    }

    @Test
    void other_containers_are_of_the_wrong_type() {
        for (var file :
                new byte[][] {text("<html>"), text("RIFF1234WAVEfmt "), {}, new Mp3File("").whole(), text("#EXTM3U")}) {
            assertThat(ogg.refusal(file)).isEqualTo(WRONG_TYPE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 255})
    void an_impossible_number_of_channels_is_unreadable(int channels) {
        var head = PLAIN.head();
        head[9] = (byte) channels;
        assertThat(ogg.refusal(OggFile.stream(head, PLAIN.comments(10), PLAIN.packets())))
                .isEqualTo(UNREADABLE);
    }
}
