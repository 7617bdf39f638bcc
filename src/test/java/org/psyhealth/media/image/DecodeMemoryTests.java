package org.psyhealth.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

class DecodeMemoryTests {

    @TempDir
    private Path directory;

    @Test
    void who_wants_more_than_is_left_waits_for_it() throws Exception {
        var memory = new DecodeMemory(10 << 20);
        var second = new FutureTask<>(() -> memory.take(6 << 20));
        Thread thread;

        try (var _ = memory.take(5 << 20)) {
            thread = Thread.ofPlatform().start(second);
            await().until(() -> thread.getState() == Thread.State.WAITING);
        }

        second.get().close();
        memory.take(10 << 20).close();
    }

    @Test
    void who_waits_can_be_interrupted() throws Exception {
        var memory = new DecodeMemory(10 << 20);
        var second = new FutureTask<>(() -> catchThrowableOfType(InterruptedException.class, () -> memory.take(1)));

        try (var _ = memory.take(10 << 20)) {
            var thread = Thread.ofPlatform().start(second);
            await().until(() -> thread.getState() == Thread.State.WAITING);
            thread.interrupt();
            assertThat(second.get()).isNotNull();
        }
    }

    @Test
    void a_picture_that_needs_more_than_all_is_too_large() throws Exception {
        var processor = new ImageProcessor(new DecodeMemory(1 << 20));
        var large = Files.write(directory.resolve("large"), PngSamples.of(Scenes.quarters(1000, 1000)));

        var refusal = catchThrowableOfType(
                RefusedFileException.class,
                () -> processor.process(large, MediaFormat.PNG, ImageUse.PICTURE, directory));

        assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_LARGE);
    }

    @Test
    void memory_is_given_back_whatever_happens() throws Exception {
        var jpeg = JpegSamples.of(Scenes.quarters(100, 100));
        var processor = new ImageProcessor(new DecodeMemory(256 << 10));
        var good = Files.write(directory.resolve("good"), jpeg);
        var scan = Bytes.indexOf(jpeg, Bytes.of(0xFF, 0xDA));
        var bad = Files.write(
                directory.resolve("bad"), Bytes.joined(Bytes.slice(jpeg, 0, scan + 20), Bytes.of(0xFF, 0xD9)));

        for (var i = 0; i < 20; i++) {
            processor.process(good, MediaFormat.JPEG, ImageUse.PICTURE, directory);
            var _ = catchThrowableOfType(
                    RefusedFileException.class,
                    () -> processor.process(bad, MediaFormat.JPEG, ImageUse.PICTURE, directory));
        }
    }
}
