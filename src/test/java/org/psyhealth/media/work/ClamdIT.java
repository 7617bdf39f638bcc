package org.psyhealth.media.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.psyhealth.media.MediaModule;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.record.MediaStatus;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.Pictures;

/** Files and a real virus scanner, where one is installed. */
@EnabledIf("org.psyhealth.media.work.Clamd#isAvailable")
class ClamdIT {

    private static final byte[] PICTURE = Pictures.jpeg(400, 300);

    @TempDir
    private Path directory;

    @Test
    void what_it_finds_is_refused_and_what_it_passes_is_made() throws Exception {
        try (var clamd = Clamd.start(directory);
                var module = module(clamd)) {
            var files = WorkedFiles.of(module);
            var harmful = files.uploaded(
                    with(PICTURE, Clamd.EICAR.getBytes(StandardCharsets.US_ASCII)),
                    MediaFormat.JPEG,
                    MediaPurpose.PICTURE);
            files.runNext(JobKind.PROCESS);
            var clean = files.uploaded(PICTURE, MediaFormat.JPEG, MediaPurpose.PICTURE);
            files.runNext(JobKind.PROCESS);

            assertThat(files.find(harmful).reason()).isEqualTo(RefusalReason.UNSAFE);
            assertThat(files.objects(ObjectKeys.SERVED, harmful)).isEmpty();
            assertThat(files.find(clean).status()).isEqualTo(MediaStatus.READY);
        }
    }

    @Test
    void what_is_too_long_for_it_is_not_clean() throws Exception {
        try (var clamd = Clamd.start(directory);
                var module = module(clamd)) {
            var files = WorkedFiles.of(module);
            var file = files.uploaded(
                    with(PICTURE, new byte[2 * Clamd.LONGEST_STREAM]), MediaFormat.JPEG, MediaPurpose.PICTURE);
            files.runNext(JobKind.PROCESS);
            assertThat(files.find(file).status()).isEqualTo(MediaStatus.SCANNING);
            assertThat(files.objects(ObjectKeys.SERVED, file)).isEmpty();
        }
    }

    @Test
    void while_it_is_down_a_file_waits() throws Exception {
        try (var clamd = Clamd.start(directory);
                var module = module(clamd)) {
            var files = WorkedFiles.of(module);
            var file = files.uploaded(PICTURE, MediaFormat.JPEG, MediaPurpose.PICTURE);
            clamd.stop();
            files.runNext(JobKind.PROCESS);
            assertThat(files.find(file).status()).isEqualTo(MediaStatus.SCANNING);

            clamd.startAgain();
            module.clock().advance(Duration.ofMinutes(1));
            files.runNext(JobKind.PROCESS);
            assertThat(files.find(file).status()).isEqualTo(MediaStatus.READY);
        }
    }

    private static ModuleContext module(Clamd clamd) {
        return MediaModule.start(Map.of(
                "psyhealth.media.scanner.host",
                "127.0.0.1",
                "psyhealth.media.scanner.port",
                String.valueOf(clamd.port())));
    }

    private static byte[] with(byte[] file, byte[] more) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(file);
        all.writeBytes(more);
        return all.toByteArray();
    }
}
