package org.psyhealth.media.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/** Cleans files of one format, in a folder. */
record Cleaning(Path folder, MediaFormat format) {

    static final Duration LONGEST = Duration.ofMinutes(30);

    record Cleaned(CleanAudio audio, byte[] bytes) {

        void hasNo(String canary) {
            assertThat(Bytes.indexOf(bytes, Bytes.text(canary))).isEqualTo(-1);
        }

        void has(byte[] part) {
            assertThat(Bytes.indexOf(bytes, part)).isNotEqualTo(-1);
        }
    }

    Cleaned clean(byte[] file) throws RefusedFileException {
        return clean(file, LONGEST);
    }

    Cleaned clean(byte[] file, Duration longest) throws RefusedFileException {
        try {
            var source = folder.resolve("source");
            var target = folder.resolve("target");
            Files.deleteIfExists(source);
            Files.deleteIfExists(target);
            Files.write(source, file);
            try {
                var audio = new AudioCleaner().clean(source, format, target, longest);
                return new Cleaned(audio, Files.readAllBytes(target));
            } catch (RefusedFileException refusal) {
                assertThat(target).doesNotExist();
                assertThat(refusal).hasNoCause();
                throw refusal;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    RefusalReason refusal(byte[] file) {
        return refusal(file, LONGEST);
    }

    RefusalReason refusal(byte[] file, Duration longest) {
        try {
            throw new AssertionError("accepted: " + clean(file, longest).audio());
        } catch (RefusedFileException refusal) {
            return refusal.reason();
        }
    }

    /** Cleans the file and its copy, which needs no cleaning any more. */
    Cleaned cleanTwice(byte[] file) throws RefusedFileException {
        var once = clean(file);
        var twice = clean(once.bytes());
        assertThat(twice.bytes()).isEqualTo(once.bytes());
        assertThat(twice.audio()).isEqualTo(once.audio());
        return once;
    }
}
