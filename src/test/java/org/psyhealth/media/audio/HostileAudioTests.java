package org.psyhealth.media.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/** Files of which nothing is known: each is cleaned or refused, and its copy needs no cleaning. */
class HostileAudioTests {

    private static final int MUTANTS = 2000;

    private record Sample(MediaFormat format, byte[] file) {}

    private static final int SMALL = 5;

    private static final List<Sample> SAMPLES = List.of(
            new Sample(MediaFormat.M4A, new M4aFile("").whole()),
            new Sample(MediaFormat.M4A, new M4aFile("").fragmented()),
            new Sample(MediaFormat.MP3, new Mp3File("").whole()),
            new Sample(MediaFormat.OGG_OPUS, new OggFile("").whole()),
            new Sample(MediaFormat.WEBM_OPUS, new WebmFile("").recorded()),
            new Sample(MediaFormat.M4A, new M4aFile(Bytes.CANARY).streamed()),
            new Sample(MediaFormat.MP3, new Mp3File(Bytes.CANARY).whole()),
            new Sample(MediaFormat.OGG_OPUS, new OggFile(Bytes.CANARY).whole()),
            new Sample(MediaFormat.WEBM_OPUS, new WebmFile(Bytes.CANARY).whole()));

    @TempDir
    private Path folder;

    @Test
    void every_beginning_of_a_small_file_is_cleaned_or_refused() {
        for (var sample : SAMPLES.subList(0, SMALL)) {
            var cleaned = 0;
            for (var length = 0; length < sample.file().length; length++) {
                cleaned += isCleaned(sample.format(), Arrays.copyOf(sample.file(), length)) ? 1 : 0;
            }
            assertThat(cleaned).isLessThan(sample.file().length);
        }
    }

    @Test
    void every_mutant_of_a_file_is_cleaned_or_refused() {
        var random = new Random(7);
        var cleaned = 0;
        for (var i = 0; i < MUTANTS; i++) {
            var sample = SAMPLES.get(i % SAMPLES.size());
            cleaned += isCleaned(sample.format(), mutant(sample, random)) ? 1 : 0;
        }
        assertThat(cleaned).isBetween(MUTANTS / 20, MUTANTS - MUTANTS / 20);
    }

    @Test
    void noise_is_refused() {
        var random = new Random(7);
        for (var sample : SAMPLES) {
            for (var i = 0; i < 50; i++) {
                var noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                assertThat(isCleaned(sample.format(), noise)).isFalse();
            }
        }
    }

    @Test
    void a_giant_file_is_too_large() throws Exception {
        var giant = folder.resolve("giant");
        try (var file = new RandomAccessFile(giant.toFile(), "rw")) {
            file.setLength(AudioCleaner.MAX_BYTES + 1);
        }
        assertThatThrownBy(() ->
                        new AudioCleaner().clean(giant, MediaFormat.MP3, folder.resolve("target"), Cleaning.LONGEST))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_LARGE));
    }

    @Test
    void what_is_no_sound_is_a_mistake_of_the_caller() throws Exception {
        var source = Files.write(folder.resolve("source"), new byte[100]);
        assertThatThrownBy(() ->
                        new AudioCleaner().clean(source, MediaFormat.PNG, folder.resolve("target"), Cleaning.LONGEST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean isCleaned(MediaFormat format, byte[] file) {
        try {
            new Cleaning(folder, format).cleanTwice(file);
            return true;
        } catch (RefusedFileException refusal) {
            return false;
        }
    }

    /** One to four changes: of a bit, a byte or a number, or by a piece that is lost, doubled or moved. */
    private static byte[] mutant(Sample sample, Random random) {
        var file = sample.file().clone();
        for (var changes = 1 + random.nextInt(4); changes > 0; changes--) {
            var at = random.nextInt(file.length - 8);
            var length = random.nextInt(Math.min(60, file.length - at));
            switch (random.nextInt(6)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> file[at] = (byte) random.nextInt();
                case 2 -> Arrays.fill(file, at, at + 4, (byte) (random.nextBoolean() ? -1 : 0));
                case 3 ->
                    file = Bytes.join(Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + length, file.length));
                case 4 ->
                    file = Bytes.join(Arrays.copyOf(file, at + length), Arrays.copyOfRange(file, at, file.length));
                default -> System.arraycopy(file, at, file, random.nextInt(file.length - length), length);
            }
        }
        return sample.format() == MediaFormat.OGG_OPUS ? withChecksums(file) : file;
    }

    /** Mends the checksums of most pages, without which no change would come any further. */
    private static byte[] withChecksums(byte[] file) {
        var at = 0;
        while (at + 27 < file.length && file[at] == 'O') {
            var segments = Byte.toUnsignedInt(file[at + 26]);
            var end = at + 27 + segments;
            for (var i = 0; i < segments && at + 27 + i < file.length; i++) {
                end += Byte.toUnsignedInt(file[at + 27 + i]);
            }
            if (end > file.length) {
                break;
            }
            var page = OggFile.withChecksum(Arrays.copyOfRange(file, at, end));
            System.arraycopy(page, 0, file, at, page.length);
            at = end;
        }
        return file;
    }
}
