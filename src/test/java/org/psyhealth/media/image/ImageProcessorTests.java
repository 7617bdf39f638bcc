package org.psyhealth.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;

class ImageProcessorTests {

    @TempDir
    private Path directory;

    private Run run;

    @BeforeEach
    void run() {
        run = new Run(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "3000,1500, 320x160 640x320 1280x640 2048x1024",
        "1500,3000, 160x320 320x640 640x1280 1024x2048",
        "1000,500, 320x160 640x320 1000x500",
        "1280,10, 320x3 640x5 1280x10",
        "320,320, 320x320",
        "50,20, 50x20",
        "1,1, 1x1",
        "3000,1, 320x1 640x1 1280x1 2048x1"
    })
    void a_picture_comes_in_sizes_up_to_its_own(int width, int height, String sizes) throws Exception {
        assertThat(sizes(Scenes.quarters(width, height), ImageUse.PICTURE)).isEqualTo(sizes);
    }

    @ParameterizedTest
    @CsvSource({
        "600,900, 64x64 128x128 256x256 512x512",
        "300,2000, 64x64 128x128 256x256",
        "64,64, 64x64",
        "20,10, 64x64"
    })
    void an_avatar_comes_in_squares_up_to_its_own_size_and_always_in_the_smallest(int width, int height, String sizes)
            throws Exception {
        assertThat(sizes(Scenes.quarters(width, height), ImageUse.AVATAR)).isEqualTo(sizes);
    }

    private String sizes(BufferedImage image, ImageUse use) throws Exception {
        var sizes = new StringBuilder();
        for (var variant :
                run.process(PngSamples.of(image), MediaFormat.PNG, use).variants()) {
            var shown = Run.shown(variant);
            assertThat(shown.getWidth()).isEqualTo(variant.width());
            assertThat(shown.getHeight()).isEqualTo(variant.height());
            sizes.append(' ').append(variant.width()).append('x').append(variant.height());
        }
        return sizes.substring(1);
    }

    @Test
    void an_avatar_shows_the_centre() throws Exception {
        var wide = Scenes.drawn(300, 100, (x, _) -> x < 100 || x >= 200 ? Scenes.RED : Scenes.GREEN);

        var avatar = run.process(PngSamples.of(wide), MediaFormat.PNG, ImageUse.AVATAR);

        var shown = Run.shown(avatar.variants().getLast());
        for (var x : new int[] {2, 32, 61}) {
            Colors.assertColor(shown, x, 32, Scenes.GREEN);
        }
    }

    @Test
    void every_accepted_format_is_shown_alike() throws Exception {
        var image = Scenes.quarters(200, 120);

        Colors.assertUpright(run.shown(JpegSamples.of(image), MediaFormat.JPEG));
        Colors.assertUpright(run.shown(JpegSamples.progressive(image), MediaFormat.JPEG));
        Colors.assertUpright(run.shown(PngSamples.of(image), MediaFormat.PNG));
        Colors.assertUpright(run.shown(GifSamples.of(image), MediaFormat.GIF));
        Colors.assertUpright(run.shown(WebpSamples.lossless(200, 120, image::getRGB), MediaFormat.WEBP));
        Colors.assertUpright(run.shown(WebpSamples.LOSSY, MediaFormat.WEBP));
    }

    @Test
    void scaling_keeps_brightness_and_place() throws Exception {
        var stripes =
                Scenes.drawn(4096, 1024, (x, y) -> (x + y & 1) == 0 ? 0xFF000000 : y < 512 ? 0xFFFFFFFF : 0xFF808080);

        for (var variant : run.process(PngSamples.of(stripes), MediaFormat.PNG).variants()) {
            var shown = Run.shown(variant);
            Colors.assertColor(shown, variant.width() / 2, variant.height() / 4, 0xFF808080);
            Colors.assertColor(shown, variant.width() / 2, variant.height() * 3 / 4, 0xFF404040);
        }
    }

    @Test
    void a_picture_of_more_than_sixteen_megapixels_is_decoded_in_part_and_shown_whole() throws Exception {
        var large = PngSamples.of(Scenes.quarters(4200, 4000));

        var processed = run.process(large, MediaFormat.PNG);

        assertThat(processed.variants()).extracting(Variant::width).containsExactly(320, 640, 1280, 2048);
        Colors.assertUpright(Run.shown(processed.variants().getLast()));
    }

    @Test
    void an_opaque_picture_becomes_jpeg_also_when_it_could_be_transparent() throws Exception {
        var opaque = Scenes.drawn(100, 100, BufferedImage.TYPE_INT_ARGB, (_, _) -> Scenes.BLUE);

        var processed = run.process(PngSamples.of(opaque), MediaFormat.PNG);

        assertThat(processed.variants()).extracting(Variant::format).containsOnly(MediaFormat.JPEG);
    }

    @Test
    void a_transparent_picture_becomes_png_and_its_hidden_colours_do_not_shine_through() throws Exception {
        var half = Scenes.drawn(
                1000, 600, BufferedImage.TYPE_INT_ARGB, (x, y) -> (x + y & 1) == 0 ? 0x0000FF00 : 0xFFE02020);

        var processed = run.process(PngSamples.of(half), MediaFormat.PNG);

        assertThat(processed.variants()).extracting(Variant::format).containsOnly(MediaFormat.PNG);
        var shown = Run.shown(processed.variants().getFirst());
        assertThat(shown.getRGB(100, 60) >>> 24).isCloseTo(128, within(8));
        assertThat(shown.getRGB(100, 60) & 0xFFFFFF).isEqualTo(0xE02020);
    }

    @Test
    void a_single_transparent_pixel_is_enough_for_png() throws Exception {
        var nearly = Scenes.drawn(
                3000, 2000, BufferedImage.TYPE_INT_ARGB, (x, y) -> x == 1234 && y == 567 ? 0xFE000000 : 0xFFFFFFFF);

        var processed = run.process(PngSamples.of(nearly), MediaFormat.PNG);

        assertThat(processed.variants()).extracting(Variant::format).containsOnly(MediaFormat.PNG);
    }

    @Test
    void a_lossy_webp_picture_can_be_transparent() throws Exception {
        var shown = run.shown(WebpSamples.LOSSY_WITH_ALPHA, MediaFormat.WEBP);

        Colors.assertColor(shown, 6, 16, 0x80E02020);
        Colors.assertColor(shown, 26, 16, Scenes.BLUE);
    }

    /** As they did in a decoder that predicted pixels by filtered ones. */
    @Test
    void alpha_that_the_decoder_does_not_read_is_not_taken_for_opaque() {
        var hidden = WebpSamples.file(
                WebpSamples.extended(16, 32, 32),
                WebpSamples.chunk("ALPH", new byte[1 + 32 * 32]),
                Arrays.copyOfRange(WebpSamples.LOSSY, 12, WebpSamples.LOSSY.length));
        assertThat(run.refusal(hidden, MediaFormat.WEBP)).isEqualTo(RefusalReason.UNREADABLE);
    }

    @Test
    void losses_of_a_webp_picture_do_not_add_up() throws Exception {
        var shown = run.shown(WebpSamples.LOSSY_FADING, MediaFormat.WEBP);

        for (var y = 8; y < 512; y += 16) {
            Colors.assertColor(shown, 16, y, 0xFF000000 | 60 + y / 4 << 16 | 200 - y / 4 << 8 | 132);
        }
    }

    @Test
    void of_an_animation_the_first_frame_is_shown() throws Exception {
        var first = Scenes.quarters(64, 32);
        var frame = new byte[16];
        var webp = WebpSamples.file(
                WebpSamples.extended(2, 64, 32),
                WebpSamples.chunk("ANIM", new byte[6]),
                WebpSamples.chunk("ANMF", Bytes.joined(frame, WebpSamples.losslessChunk(64, 32, first::getRGB))),
                WebpSamples.chunk(
                        "ANMF", Bytes.joined(frame, WebpSamples.losslessChunk(64, 32, (_, _) -> Scenes.GREEN))));
        var gif = GifSamples.of(first);
        var second = GifSamples.of(Scenes.flat(64, 32, Scenes.GREEN));
        var animated = Bytes.joined(
                Bytes.slice(gif, 0, gif.length - 1), Bytes.slice(second, GifSamples.frame(second), second.length));

        Colors.assertUpright(run.shown(webp, MediaFormat.WEBP));
        Colors.assertUpright(run.shown(animated, MediaFormat.GIF));
    }

    @Test
    void an_earlier_variant_of_the_same_name_is_replaced() throws Exception {
        Files.write(directory.resolve("50.jpg"), new byte[100_000]);

        var variant = run.process(PngSamples.of(Scenes.quarters(50, 50)), MediaFormat.PNG)
                .variants()
                .getFirst();

        assertThat(variant.file()).isEqualTo(directory.resolve("50.jpg"));
        assertThat(Files.size(variant.file())).isLessThan(5_000);
    }

    @Test
    void troubles_of_the_disk_are_not_those_of_the_file() throws Exception {
        var processor = new ImageProcessor(new DecodeMemory(64 << 20));
        var nowhere = directory.resolve("nowhere");
        var source = Files.write(directory.resolve("source"), PngSamples.of(Scenes.quarters(50, 50)));

        assertThatThrownBy(() -> processor.process(nowhere, MediaFormat.PNG, ImageUse.PICTURE, directory))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> processor.process(source, MediaFormat.PNG, ImageUse.PICTURE, nowhere))
                .isInstanceOf(IOException.class);
    }

    @Test
    void an_interrupted_thread_stops() {
        assertThatThrownBy(() -> {
                    Thread.currentThread().interrupt();
                    new ImageProcessor(new DecodeMemory(1 << 20))
                            .process(directory, MediaFormat.PNG, ImageUse.PICTURE, directory);
                })
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
