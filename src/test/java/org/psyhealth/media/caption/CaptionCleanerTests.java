package org.psyhealth.media.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.media.events.RefusalReason.TOO_LARGE;
import static org.psyhealth.media.events.RefusalReason.UNREADABLE;
import static org.psyhealth.media.events.RefusalReason.WRONG_TYPE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.RefusedFileException;

class CaptionCleanerTests {

    private static final String TALKATIVE = """
            WEBVTT CANARY
            Kind: CANARY

            NOTE CANARY

            NOTE
            CANARY
            of two lines

            STYLE
            ::cue { background: url(https://CANARY.example/) }

            REGION
            id:CANARY
            width:40%

            CANARY
            00:01.000 --> 00:02.500 region:CANARY align:start CANARY:1 position:10%,line-left
            <v CANARY>Hello,</v> <c.CANARY>how <i>are</i></c> <00:00:01.500>you?
            <lang CANARY>Fine.</lang>

            NOTE CANARY

            01:00:00.000 --> 01:00:01.000
            <ruby>base<rt>text</rt></ruby> &amp; more
            """;

    @TempDir
    private Path folder;

    private record Cleaned(CleanCaption caption, String file) {}

    @Test
    void times_settings_and_text_remain_and_nothing_else() throws RefusedFileException {
        var cleaned = cleanTwice(TALKATIVE);
        assertThat(cleaned.file()).isEqualTo("""
                WEBVTT

                00:00:01.000 --> 00:00:02.500 align:start position:10%,line-left
                Hello, how are you?
                Fine.

                01:00:00.000 --> 01:00:01.000
                basetext &amp; more
                """);
        assertThat(cleaned.caption())
                .isEqualTo(
                        new CleanCaption(2, Duration.ofSeconds(3601), "Hello, how are you?\nFine.\nbasetext & more"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script>|alert(1)",
                "<script src=x>y|y",
                "a <img src=x onerror=alert(1)> b|a  b",
                "<<b>x|x",
                "I <3 you|I &lt;3 you",
                "a > b & c|a &gt; b &amp; c",
                "&lt;script&gt;x|&lt;script&gt;x",
                "&amp;lt;b&amp;gt;|&amp;lt;b&amp;gt;",
                "&#60;b&#62; &copy;|&amp;#60;b&amp;#62; &amp;copy;",
                "one&nbsp;&lrm;two&rlm;|one&nbsp;&lrm;two&rlm;",
                "x --&gt; y|x --&gt; y",
                "$1 \\|$1 \\",
            })
    void markup_becomes_text(String markup, String text) throws RefusedFileException {
        assertThat(cleanTwice(cue(markup)).file()).isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "a\u0007b",
                "a\u202Eb",
                "a\u2067b",
                "a\u009Bb",
                "a\uFFFEb",
                "a\fb",
                "<\u202E>ab",
                "\u2028ab\u2029"
            })
    void controls_are_removed(String text) throws RefusedFileException {
        assertThat(cleanTwice(cue(text)).caption().transcript()).isEqualTo("ab");
    }

    @Test
    void text_of_any_language_stays_as_it_is() throws RefusedFileException {
        for (var text : new String[] {"Tôi ổn, cảm ơn", "سلام", "שלום", "👩🏽‍⚕️ 🇻🇳", "नमस्ते", "♪"}) {
            assertThat(cleanTwice(cue(text)).caption().transcript()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "vertical:rl|vertical:rl",
                "line:-1|line:-1",
                "line:50%,end|line:50%,end",
                "size:33.3%|size:33.3%",
                "position:100%|position:100%",
                "align:center\talign:left|align:left",
                "align:middle|-",
                "size:101%|-",
                "size:-1%|-",
                "size:1e9%|-",
                "position:NaN|-",
                "region:x|-",
                "line:99999999999|-",
                "style:url(x)|-",
                "align|-",
                "Align:left|-",
            })
    void known_settings_with_a_valid_value_are_kept(String settings, String kept) throws RefusedFileException {
        var file = "WEBVTT\n\n00:01.000 --> 00:02.000 " + settings + "\nx\n";
        assertThat(cleanTwice(file).file().lines().toList().get(2))
                .isEqualTo("00:00:01.000 --> 00:00:02.000" + (kept == null ? "" : " " + kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n"})
    void any_line_end_and_a_byte_order_mark_are_accepted(String lineEnd) throws RefusedFileException {
        var cleaned = cleanTwice("\uFEFF" + TALKATIVE.replace("\n", lineEnd));
        assertThat(cleaned.file()).isEqualTo(cleanTwice(TALKATIVE).file());
    }

    @Test
    void a_cue_may_follow_the_header_at_once() throws RefusedFileException {
        assertThat(cleanTwice("WEBVTT\n00:01.000 --> 00:02.000\nx").caption().cues())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " \nwhat's<00:00:01.300><c> up</c>\n\n00:03.000 --> 00:04.000\ny\n \n",
                "what's up\n \n00:03.000 --> 00:04.000\ny",
                "what's up\n\t\nid\n00:03.000 --> 00:04.000\ny",
                "what's up\n\u3000\n \n\n00:03.000 --> 00:04.000\n \n \ny"
            })
    void a_line_of_spaces_belongs_to_its_cue_unless_the_next_one_follows(String text) throws RefusedFileException {
        assertThat(cleanTwice(cue(text)).caption())
                .isEqualTo(new CleanCaption(2, Duration.ofSeconds(4), "what's up\ny"));
    }

    @Test
    void a_cue_without_anything_to_see_is_dropped() throws RefusedFileException {
        var file = cue("<b></b>") + "\n00:03.000 --> 00:04.000\n&lrm;\n\u200B\n\n00:05.000 --> 00:06.000\nx\n&nbsp;\n";
        assertThat(cleanTwice(file).caption()).isEqualTo(new CleanCaption(1, Duration.ofSeconds(6), "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "WEBVTTX\n\n00:01.000 --> 00:02.000\nx",
                " WEBVTT\n\n00:01.000 --> 00:02.000\nx",
                "webvtt\n\n00:01.000 --> 00:02.000\nx",
                "1\n00:00:01,000 --> 00:00:02,000\nSRT\n",
                "<!doctype html><script>alert(1)</script>",
                "\uFEFF\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nx",
                "#EXTM3U\n"
            })
    void what_does_not_begin_as_webvtt_is_of_the_wrong_type(String file) {
        assertThat(refusal(file.getBytes(StandardCharsets.UTF_8))).isEqualTo(WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEBVTT",
                "WEBVTT\n\n",
                "WEBVTT\n\nNOTE nothing else",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n",
                "WEBVTT\n\n00:02.000 --> 00:01.000\nx",
                "WEBVTT\n\n00:02.000 --> 00:02.000\nx",
                "WEBVTT\n\n00:01,000 --> 00:02,000\nx",
                "WEBVTT\n\n00:61.000 --> 01:02.000\nx",
                "WEBVTT\n\n100:00:00.000 --> 100:00:01.000\nx",
                "WEBVTT\n\n00:01.000 -> 00:02.000\nx",
                "WEBVTT\n\n00:01.000 --> 00:02.000align:left\nx",
                "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n00:03.000 --> 00:04.000\ny",
                "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\ny\n",
                "WEBVTT\n\nNOTE 00:01.000 --> 00:02.000\nx",
                "WEBVTT\n\none\ntwo\n00:01.000 --> 00:02.000\nx",
                "WEBVTT\n\n--> --> -->\nx"
            })
    void what_is_not_built_as_webvtt_is_unreadable(String file) {
        assertThat(refusal(file.getBytes(StandardCharsets.UTF_8))).isEqualTo(UNREADABLE);
    }

    @Test
    void what_is_not_utf8_is_unreadable() {
        var file = cue("caf?").getBytes(StandardCharsets.UTF_8);
        for (var broken : new byte[] {(byte) 0xE9, (byte) 0xC0, (byte) 0xFF, (byte) 0x80}) {
            var bytes = file.clone();
            bytes[file.length - 2] = broken;
            assertThat(refusal(bytes)).isEqualTo(UNREADABLE);
        }
        assertThat(refusal("WEBVTT\n\n00:01.000 --> 00:02.000\nx".getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(WRONG_TYPE);
    }

    @Test
    void there_is_a_largest_file_and_a_longest_line() throws RefusedFileException {
        var cue = "00:01.000 --> 00:02.000\nx\n\n";
        assertThat(cleanTwice("WEBVTT\n\n" + cue.repeat(7000)).caption().cues()).isEqualTo(7000);
        assertThat(refusal(("WEBVTT\n\n" + cue.repeat(10_001)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(TOO_LARGE);
        assertThat(refusal(new byte[CaptionCleaner.MAX_BYTES + 1])).isEqualTo(TOO_LARGE);
        var growing = cue("&".repeat(1000)).substring(8).concat("\n").repeat(200);
        assertThat(refusal(("WEBVTT\n\n" + growing).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(TOO_LARGE);
        assertThat(cleanTwice(cue("&".repeat(1000))).caption().transcript()).hasSize(1000);
        assertThat(refusal(cue("x".repeat(1001)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(UNREADABLE);
        assertThat(refusal(cue("<".repeat(250_000)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(UNREADABLE);
    }

    @Test
    void every_mutant_is_cleaned_or_refused() {
        var random = new Random(7);
        var cleaned = 0;
        for (var i = 0; i < 2000; i++) {
            var file = TALKATIVE.getBytes(StandardCharsets.UTF_8);
            for (var changes = 1 + random.nextInt(4); changes > 0; changes--) {
                var at = random.nextInt(file.length);
                var length = random.nextInt(Math.min(20, file.length - at));
                switch (random.nextInt(3)) {
                    case 0 -> file[at] = (byte) random.nextInt(128);
                    case 1 -> System.arraycopy(file, at, file, random.nextInt(file.length - length), length);
                    default -> file = Arrays.copyOf(file, at + 1);
                }
            }
            cleaned += isCleaned(file) ? 1 : 0;
        }
        assertThat(cleaned).isBetween(100, 1900);
    }

    private static String cue(String text) {
        return "WEBVTT\n\n00:01.000 --> 00:02.000\n" + text + "\n";
    }

    private boolean isCleaned(byte[] file) {
        try {
            cleanTwice(file);
            return true;
        } catch (RefusedFileException refusal) {
            return false;
        }
    }

    private Cleaned cleanTwice(String file) throws RefusedFileException {
        return cleanTwice(file.getBytes(StandardCharsets.UTF_8));
    }

    private Cleaned cleanTwice(byte[] file) throws RefusedFileException {
        var once = clean(file);
        assertThat(clean(once.file().getBytes(StandardCharsets.UTF_8))).isEqualTo(once);
        return once;
    }

    private RefusalReason refusal(byte[] file) {
        try {
            throw new AssertionError("accepted: " + clean(file));
        } catch (RefusedFileException refusal) {
            return refusal.reason();
        }
    }

    private Cleaned clean(byte[] file) throws RefusedFileException {
        try {
            var source = folder.resolve("source");
            var target = folder.resolve("target");
            Files.deleteIfExists(source);
            Files.deleteIfExists(target);
            Files.write(source, file);
            var caption = new CaptionCleaner().clean(source, target);
            return new Cleaned(caption, Files.readString(target));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
