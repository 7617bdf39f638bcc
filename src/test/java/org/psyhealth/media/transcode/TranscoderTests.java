package org.psyhealth.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.media.audio.AudioCleaner;
import org.psyhealth.media.audio.CleanAudio;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.support.Recordings;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Recordings made anew, by ffmpeg where it is installed and by scripts in its place everywhere. */
class TranscoderTests {

    private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");

    @TempDir
    private Path directory;

    @Test
    void ffmpeg_makes_one_format_and_peaks() throws Exception {
        var isRequired = "required".equals(System.getProperty("psyhealth.ffmpeg")); // where the gate has installed it
        assumeTrue(isRequired || Files.isExecutable(FFMPEG), "NOT CHECKED: no " + FFMPEG);
        var made = transcode(FFMPEG, Duration.ofMinutes(1)).orElseThrow();

        assertThat(made.audio().format()).isEqualTo(MediaFormat.M4A);
        assertThat(made.audio().codec()).isEqualTo("mp4a.40.2");
        assertThat(made.audio().duration()).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
        assertThat(Files.size(made.file())).isPositive();
        assertThat(JsonMapper.shared().readTree(Files.readString(made.peaks())).path("peaks"))
                .hasSize(200)
                .allMatch(peak -> peak.asInt() >= 0 && peak.asInt() <= 100);
    }

    @Test
    void without_ffmpeg_nothing_is_made() throws Exception {
        assertThat(transcode(null, Duration.ofSeconds(5))).isEmpty();
        assertThat(transcode(Path.of(""), Duration.ofSeconds(5))).isEmpty();
        assertThat(transcode(directory.resolve("absent"), Duration.ofSeconds(5)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit 1",
                "exit 0", // without having made anything
                "kill -9 $$",
                "echo no sound > coded",
                "yes"
            })
    void a_failing_one_makes_nothing(String behaviour) throws Exception {
        assertThat(transcode(script(behaviour), Duration.ofSeconds(2))).isEmpty();
    }

    @Test
    void a_hanging_one_goes_with_all_that_it_started() throws Exception {
        var hanging = script("sleep 1000 & echo $! > child; wait");
        assertThat(transcode(hanging, Duration.ofSeconds(1))).isEmpty();
        assertGone();
    }

    @Test
    void it_goes_when_its_worker_is_interrupted() throws Exception {
        var hanging = script("sleep 1000 & echo $! > child; wait");
        var failure = new CompletableFuture<@Nullable Void>();
        var worker = Thread.ofPlatform().start(() -> {
            try {
                transcode(hanging, Duration.ofMinutes(5));
                failure.complete(null);
            } catch (Exception e) {
                failure.completeExceptionally(e);
            }
        });
        await().until(() -> !childOf(directory).isEmpty());
        worker.interrupt();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(failure::join)
                .withCauseInstanceOf(InterruptedException.class);
        assertGone();
    }

    @Test
    void it_gets_no_environment_and_no_input() throws Exception {
        transcode(script("env > environment; cat > input"), Duration.ofSeconds(5));
        assertThat(directory.resolve("environment"))
                .content()
                .doesNotContain("PATH=/", "HOME")
                .doesNotContain(System.getProperty("user.home"));
        assertThat(directory.resolve("input")).isEmptyFile();
    }

    @Test
    void it_is_told_what_to_read_and_what_not_to() {
        var properties = new FfmpegProperties(FFMPEG, Duration.ofMinutes(1), DataSize.ofMegabytes(500));
        var command = FfmpegCommand.of(properties, FFMPEG, Path.of("/in"), MediaFormat.OGG_OPUS, Path.of("/out"));
        assertThat(String.join(" ", command))
                .contains("-protocol_whitelist file,pipe -f ogg -c:a opus -threads 1 -i file:/in ")
                .contains(" -nostdin ");
    }

    private Optional<Transcoded> transcode(@Nullable Path program, Duration timeout)
            throws IOException, InterruptedException {
        var source = Files.write(directory.resolve("clean"), Recordings.mp3(2000));
        var properties = new FfmpegProperties(program, timeout, DataSize.ofGigabytes(1));
        return new Transcoder(properties, new AudioCleaner())
                .transcode(source, new CleanAudio(MediaFormat.MP3, "mp3", Duration.ofMillis(2016)), directory);
    }

    private Path script(String behaviour) throws IOException {
        var script = Files.writeString(directory.resolve("ffmpeg"), "#!/bin/sh\n" + behaviour + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private void assertGone() throws Exception {
        var child = ProcessHandle.of(Long.parseLong(childOf(directory)));
        if (child.isPresent()) {
            child.get().onExit().get(10, TimeUnit.SECONDS);
        }
        assertThat(child.filter(ProcessHandle::isAlive)).isEmpty();
    }

    private static String childOf(Path directory) throws IOException {
        var file = directory.resolve("child");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }
}
