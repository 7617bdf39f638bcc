package org.psyhealth.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psyhealth.media.format.MediaFormat;

class ImageHashTests {

    private static final BufferedImage PHOTO = Scenes.photo(900, 700);

    @TempDir
    private Path directory;

    private Run run;

    @BeforeEach
    void run() {
        run = new Run(directory);
    }

    @Test
    void the_same_picture_in_another_size_and_format_has_nearly_the_same_hash() throws Exception {
        var hash = hash(PngSamples.of(PHOTO), MediaFormat.PNG);

        assertThat(distance(hash, hash(JpegSamples.of(PHOTO), MediaFormat.JPEG)))
                .isLessThan(4);
        assertThat(distance(hash, hash(PngSamples.of(Scenes.photo(450, 350)), MediaFormat.PNG)))
                .isLessThan(8);
    }

    @Test
    void another_picture_has_another_hash() throws Exception {
        var hash = hash(PngSamples.of(PHOTO), MediaFormat.PNG);
        var rings =
                Scenes.drawn(600, 600, (x, y) -> (int) Math.hypot(x - 200, y - 300) / 50 % 2 == 0 ? Scenes.BLUE : -1);

        assertThat(distance(hash, hash(PngSamples.of(rings), MediaFormat.PNG))).isGreaterThan(16);
    }

    @Test
    void where_there_is_nothing_to_see_there_is_no_hash() throws Exception {
        var noise = Scenes.drawn(500, 300, (x, y) -> 0xFF808080 + (x * 31 + y * 17 & 1));

        assertThat(run.process(PngSamples.of(Scenes.flat(500, 300, Scenes.RED)), MediaFormat.PNG)
                        .perceptualHash())
                .isEmpty();
        assertThat(run.process(PngSamples.of(noise), MediaFormat.PNG).perceptualHash())
                .isEmpty();
    }

    @Test
    void a_transparent_picture_is_hashed_on_white() throws Exception {
        var transparent = Scenes.drawn(
                200, 200, BufferedImage.TYPE_INT_ARGB, (x, y) -> x < 100 && y < 70 ? 0xFF000000 : 0x00FF00FF);
        var white = Scenes.drawn(200, 200, (x, y) -> x < 100 && y < 70 ? 0xFF000000 : 0xFFFFFFFF);

        var onWhite = run.process(PngSamples.of(transparent), MediaFormat.PNG);
        var processed = run.process(PngSamples.of(white), MediaFormat.PNG);

        assertThat(onWhite.perceptualHash()).isEqualTo(processed.perceptualHash());
        assertThat(onWhite.blurhash()).isEqualTo(processed.blurhash());
    }

    @Test
    void a_blurhash_has_four_times_three_components() throws Exception {
        var blurhash = run.process(PngSamples.of(PHOTO), MediaFormat.PNG).blurhash();

        assertThat(blurhash).hasSize(4 + 2 * 4 * 3).startsWith("L");
    }

    private long hash(byte[] file, MediaFormat format) throws Exception {
        return run.process(file, format).perceptualHash().orElseThrow();
    }

    private static int distance(long hash, long other) {
        return Long.bitCount(hash ^ other);
    }
}
