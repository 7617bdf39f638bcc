package org.psyhealth.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.media.audio.Bytes.filled;
import static org.psyhealth.media.audio.Bytes.join;
import static org.psyhealth.media.audio.Bytes.number;
import static org.psyhealth.media.audio.Bytes.sound;
import static org.psyhealth.media.audio.Bytes.text;
import static org.psyhealth.media.audio.Mp3File.frame;
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

class Mp3CleanerTests {

    private static final Mp3File PLAIN = new Mp3File("");
    private static final Mp3File TALKATIVE = new Mp3File(Bytes.CANARY);

    @TempDir
    private Path folder;

    private Cleaning mp3;

    @BeforeEach
    void choose_the_format() {
        mp3 = new Cleaning(folder, MediaFormat.MP3);
    }

    @Test
    void frames_alone_stay_as_they_are() throws RefusedFileException {
        var cleaned = mp3.clean(PLAIN.whole());
        assertThat(cleaned.bytes()).isEqualTo(PLAIN.whole());
        assertThat(cleaned.audio())
                .isEqualTo(new CleanAudio(MediaFormat.MP3, "mp3", Duration.ofMillis(24 * Mp3File.FRAMES)));
    }

    @Test
    void nothing_is_left_of_what_it_says_beside_its_sound() throws RefusedFileException {
        var cleaned = mp3.cleanTwice(TALKATIVE.whole());
        cleaned.hasNo(Bytes.CANARY);
        cleaned.hasNo("CANA");
        cleaned.has(PLAIN.frames());
        assertThat(cleaned.audio().duration()).isEqualTo(Duration.ofMillis(24 * Mp3File.FRAMES));
    }

    @Test
    void the_table_for_seeking_is_kept_and_its_numbers_are_counted_anew() throws RefusedFileException {
        var cleaned = mp3.clean(TALKATIVE.whole());
        var info = PLAIN.info("Xing");
        var numbers = Bytes.indexOf(cleaned.bytes(), text("Xing")) + 8;
        assertThat(Arrays.copyOfRange(cleaned.bytes(), numbers, numbers + 8))
                .isEqualTo(join(number(4, Mp3File.FRAMES), number(4, cleaned.bytes().length)));
        cleaned.has(Arrays.copyOfRange(info, numbers + 8, numbers + 108));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xing", "Info"})
    void an_info_frame_without_an_ascending_table_is_dropped(String name) throws RefusedFileException {
        var info = TALKATIVE.info(name);
        System.arraycopy(text("hidden"), 0, info, 60, 6);
        assertThat(mp3.clean(join(info, PLAIN.frames())).bytes()).isEqualTo(PLAIN.frames());
    }

    @Test
    void the_info_frame_of_fraunhofer_is_dropped() throws RefusedFileException {
        var info = Mp3File.frame(0, new byte[0], join(new byte[15], text("VBRI"), filled("x", 56)));
        assertThat(mp3.clean(join(info, PLAIN.frames())).bytes()).isEqualTo(PLAIN.frames());
    }

    @Test
    void a_frame_may_have_its_sound_in_those_before() throws RefusedFileException {
        var file = join(
                frame(0, sound(1, 60), sound(2, 15)),
                frame(15, sound(3, 75), new byte[0]),
                frame(0, sound(4, 40), text("hidden" + "!".repeat(29))),
                frame(20, sound(5, 75), new byte[0]));
        var cleaned = mp3.cleanTwice(file);
        cleaned.has(join(sound(1, 60), sound(2, 15)));
        cleaned.has(sound(3, 75));
        cleaned.has(join(sound(4, 40), new byte[15], text("!".repeat(20))));
        cleaned.has(sound(5, 75));
        cleaned.hasNo("hidden");
    }

    @Test
    void more_sound_than_room_is_unreadable() {
        assertThat(mp3.refusal(join(frame(0, sound(1, 76), new byte[0]), PLAIN.frames())))
                .isEqualTo(UNREADABLE);
    }

    @Test
    void zeros_around_the_frames_are_dropped() throws RefusedFileException {
        var file = join(TALKATIVE.id3(90), new byte[500], PLAIN.frames(), new byte[700], TALKATIVE.id3v1());
        assertThat(mp3.clean(file).bytes()).isEqualTo(PLAIN.frames());
    }

    @Test
    void a_frame_that_is_cut_off_is_dropped() throws RefusedFileException {
        var file = join(PLAIN.frames(), Arrays.copyOf(PLAIN.frames(), 95));
        assertThat(mp3.clean(file).bytes()).isEqualTo(PLAIN.frames());
    }

    @Test
    void something_between_frames_is_unreadable() {
        for (var garbage :
                new byte[][] {text("garbage"), new byte[5], PLAIN.id3v1(), text("<script>alert(1)</script>")}) {
            assertThat(mp3.refusal(join(PLAIN.frames(), garbage, PLAIN.frames())))
                    .isEqualTo(UNREADABLE);
        }
    }

    @Test
    void frames_of_another_kind_are_unreadable() {
        for (var header :
                new long[] {0xFFFB_10C0L, 0xFFF3_14C0L, 0xFFFB_1400L, 0xFFFD_14C0L, 0xFFFB_04C0L, 0xFFFB_F4C0L}) {
            var other = join(number(4, header), new byte[400]);
            assertThat(mp3.refusal(join(PLAIN.frames(), other))).isEqualTo(UNREADABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXTINF:1,x\nfile:///etc/passwd\nhttp://169.254.169.254/latest/meta-data/\n",
                "RIFF\1\1\1\1WAVEfmt \1\1\1\1",
                "<!doctype html><script>alert(1)</script>",
                "OggS",
                "fLaC\1\1\1\1",
                "\377\361\120\200\1\1\1\1",
                "\377\375\24\300\1\1\1\1",
                "\377\373\4\300\1\1\1\1",
                "",
                "x"
            })
    void what_is_no_frame_is_of_the_wrong_type(String content) {
        assertThat(mp3.refusal(text(content))).isEqualTo(WRONG_TYPE);
        assertThat(mp3.refusal(join(PLAIN.id3(90), text(content)))).isEqualTo(WRONG_TYPE);
    }

    @Test
    void a_playlist_behind_a_frame_is_unreadable() {
        var file = join(frame(0, sound(1, 60), new byte[15]), text("#EXTM3U\nhttp://169.254.169.254/\n"));
        assertThat(mp3.refusal(file)).isEqualTo(UNREADABLE);
    }

    @Test
    void a_tag_beyond_the_file_is_unreadable() {
        var giant = join(text("ID3"), new byte[] {4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F}, PLAIN.frames());
        var unsafe = join(text("ID3"), new byte[] {4, 0, 0, -1, -1, -1, -1}, PLAIN.frames());
        assertThat(mp3.refusal(giant)).isEqualTo(UNREADABLE);
        assertThat(mp3.refusal(unsafe)).isEqualTo(UNREADABLE);
        for (var end : new String[] {
            "999999LYRICS200", "LYRICSEND", "APETAGEX" + "\377".repeat(24), "3DI\4\0\0\177\177\177\177"
        }) {
            assertThat(mp3.refusal(join(PLAIN.frames(), text(end)))).as(end).isEqualTo(UNREADABLE);
        }
    }

    @Test
    void several_tags_at_the_end_are_dropped_but_not_any_number() throws RefusedFileException {
        var appended = join(new byte[10], text("3DI"), new byte[7]);
        var tags = join(appended, TALKATIVE.ape(), TALKATIVE.lyrics(), TALKATIVE.id3v1(), appended);
        assertThat(mp3.clean(join(PLAIN.frames(), tags)).bytes()).isEqualTo(PLAIN.frames());
        var old = text("LYRICSBEGIN " + Bytes.CANARY + "LYRICSEND");
        assertThat(mp3.clean(join(PLAIN.frames(), old)).bytes()).isEqualTo(PLAIN.frames());
        var many = new byte[17][];
        Arrays.fill(many, appended);
        assertThat(mp3.refusal(join(PLAIN.frames(), join(many)))).isEqualTo(UNREADABLE);
    }

    @Test
    void longer_sound_than_allowed_is_too_large() {
        assertThat(mp3.refusal(PLAIN.whole(), Duration.ofMillis(479))).isEqualTo(TOO_LARGE);
    }
}
