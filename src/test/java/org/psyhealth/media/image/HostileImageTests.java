package org.psyhealth.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

class HostileImageTests {

    private static final BufferedImage SCENE = Scenes.quarters(48, 32);
    private static final byte[] JPEG = JpegSamples.of(SCENE);
    private static final byte[] PNG = PngSamples.of(SCENE);
    private static final byte[] GIF = GifSamples.of(SCENE);
    private static final byte[] WEBP = WebpSamples.lossless(48, 32, SCENE::getRGB);
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    private Run run;

    @BeforeEach
    void run() {
        run = new Run(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><svg/>",
                "<!doctype html><script>alert(1)</script>",
                "II*\0\b\0\0\0",
                "MM\0*\0\0\0\b",
                "BM\0\0\0\0\0\0\0\0",
                "\0\0\1\0\1\0\20\20",
                "\0\0\0\30ftypheic\0\0\0\0mif1heic",
                "\0\0\0\40ftypavif\0\0\0\0avifmif1",
                "%PDF-1.7",
                "RIFF\4\0\0\0AVI ",
                "\377\330",
                ""
            })
    void what_is_no_accepted_image_is_of_the_wrong_type(String file) {
        for (var declared : MediaFormat.values()) {
            assertThat(run.refusal(Bytes.ascii(file), declared)).isEqualTo(RefusalReason.WRONG_TYPE);
        }
    }

    @Test
    void an_image_that_is_declared_as_another_is_of_the_wrong_type() {
        Map.of(MediaFormat.JPEG, JPEG, MediaFormat.PNG, PNG, MediaFormat.GIF, GIF, MediaFormat.WEBP, WEBP)
                .forEach((format, file) -> {
                    for (var declared : MediaFormat.values()) {
                        if (declared != format) {
                            assertThat(run.refusal(file, declared)).isEqualTo(RefusalReason.WRONG_TYPE);
                        }
                    }
                });
    }

    @Test
    void sizes_beyond_the_limits_are_refused_before_anything_is_decoded() throws Exception {
        assertAllocatesAtMost(MEBIBYTE, () -> {
            assertThat(run.refusal(GifSamples.claiming(65_535, 65_535), MediaFormat.GIF))
                    .isEqualTo(RefusalReason.TOO_LARGE);
            assertThat(run.refusal(GifSamples.claiming(65_535, 1), MediaFormat.GIF))
                    .isEqualTo(RefusalReason.TOO_LARGE);
            assertThat(run.refusal(GifSamples.claiming(1, 65_535), MediaFormat.GIF))
                    .isEqualTo(RefusalReason.TOO_LARGE);
            assertThat(run.refusal(png(50_000, 50_000), MediaFormat.PNG)).isEqualTo(RefusalReason.TOO_LARGE);
            assertThat(run.refusal(png(12_001, 1), MediaFormat.PNG)).isEqualTo(RefusalReason.TOO_LARGE);
            assertThat(run.refusal(png(8_000, 5_001), MediaFormat.PNG)).isEqualTo(RefusalReason.TOO_LARGE);
            assertThat(run.refusal(jpeg(65_500, 65_500), MediaFormat.JPEG)).isEqualTo(RefusalReason.TOO_LARGE);
            var lossless = WebpSamples.header(16_384, 16_384).bytes();
            assertThat(run.refusal(WebpSamples.file(WebpSamples.chunk("VP8L", lossless)), MediaFormat.WEBP))
                    .isEqualTo(RefusalReason.TOO_LARGE);
            assertThat(run.refusal(
                            WebpSamples.file(
                                    WebpSamples.extended(0, 1 << 24, 1 << 24),
                                    WebpSamples.losslessChunk(8, 8, SCENE::getRGB)),
                            MediaFormat.WEBP))
                    .isEqualTo(RefusalReason.TOO_LARGE);
        });
    }

    @Test
    void sizes_that_make_no_sense_are_unreadable() {
        assertThat(run.refusal(png(0, 10), MediaFormat.PNG)).isEqualTo(RefusalReason.UNREADABLE);
        assertThat(run.refusal(png(Integer.MIN_VALUE, 10), MediaFormat.PNG)).isEqualTo(RefusalReason.UNREADABLE);
        assertThat(run.refusal(jpeg(48, 0), MediaFormat.JPEG)).isEqualTo(RefusalReason.UNREADABLE);
        assertThat(run.refusal(GifSamples.claiming(1, 0), MediaFormat.GIF)).isEqualTo(RefusalReason.UNREADABLE);
    }

    @Test
    void a_size_that_the_data_does_not_fill_is_unreadable() {
        assertThat(run.refusal(GifSamples.claiming(3_000, 3_000), MediaFormat.GIF))
                .isEqualTo(RefusalReason.UNREADABLE);
        assertThat(run.refusal(png(3_000, 3_000), MediaFormat.PNG)).isEqualTo(RefusalReason.UNREADABLE);
        assertThat(run.refusal(jpeg(3_000, 3_000), MediaFormat.JPEG)).isEqualTo(RefusalReason.UNREADABLE);
    }

    private static byte[] png(int width, int height) {
        return PngSamples.of(width, height, 8, PngSamples.RGB, new byte[8]);
    }

    private static byte[] jpeg(int width, int height) {
        var file = ByteBuffer.wrap(JPEG.clone());
        var frame = Bytes.indexOf(JPEG, Bytes.of(0xFF, 0xC0));
        file.putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        return file.array();
    }

    @Test
    void compressed_metadata_does_not_unfold() throws Exception {
        var bomb = Bytes.deflated(new byte[64 * MEBIBYTE]);
        var palette = PngSamples.of(Scenes.drawn(48, 32, BufferedImage.TYPE_BYTE_INDEXED, SCENE::getRGB));

        for (var png : new byte[][] {PNG, palette}) {
            for (var type : new String[] {"zTXt", "iCCP", "iTXt"}) {
                var name = type.equals("iTXt") ? "name\0\1\0en\0name\0" : "name\0\0";
                var file = PngSamples.with(png, type, Bytes.joined(Bytes.ascii(name), bomb));
                assertAllocatesAtMost(24 * MEBIBYTE, () -> run.process(file, MediaFormat.PNG));
            }
        }
    }

    /**
     * The tables of a lossless WebP decoder: 360 MB for 160 kB of codes, and without end for images of transformations.
     */
    @Test
    void tables_of_a_decoder_do_not_unfold() throws Exception {
        var codes = WebpSamples.manyCodes(65_536);
        var transforms = WebpSamples.manyTransforms(2_000, 2_000, 1_000);
        assertThat(codes.length + transforms.length).isLessThan(200_000);

        assertAllocatesAtMost(
                40 * MEBIBYTE,
                () -> assertThat(run.refusal(codes, MediaFormat.WEBP)).isEqualTo(RefusalReason.UNREADABLE));
        assertAllocatesAtMost(
                140 * MEBIBYTE,
                () -> assertThat(run.refusal(transforms, MediaFormat.WEBP)).isEqualTo(RefusalReason.UNREADABLE));
    }

    @Test
    void few_codes_and_transforms_are_read() throws Exception {
        run.process(WebpSamples.manyCodes(100), MediaFormat.WEBP);
        run.process(WebpSamples.manyTransforms(100, 100, 2), MediaFormat.WEBP);
    }

    private static void assertAllocatesAtMost(long bytes, ThrowingCallable work) throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        try {
            work.call();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(bytes);
    }

    /** Each of which would be an object of its own. */
    @Test
    void a_file_of_countless_small_parts_is_refused_or_read_as_one() throws Exception {
        var segments = Bytes.repeated(JpegSamples.segment(0xC4, new byte[0]), 500_000);
        var profiles = Bytes.repeated(JpegSamples.segment(0xE2, Bytes.ascii("ICC_PROFILE\0\1\2")), 100_000);
        var chunks = Bytes.repeated(PngSamples.chunk("IDAT", new byte[0]), 200_000);
        var scattered = Bytes.repeated(
                Bytes.joined(PngSamples.chunk("IDAT", new byte[0]), PngSamples.chunk("abCd", new byte[0])), 2_000);
        var controls = Bytes.repeated(Bytes.of(0x21, 0xF9, 4, 0, 0, 0, 0, 0), 200_000);
        var data = Bytes.indexOf(PNG, Bytes.ascii("IDAT")) - 4;

        assertThat(run.refusal(Bytes.inserted(JPEG, 2, segments), MediaFormat.JPEG))
                .isEqualTo(RefusalReason.UNREADABLE);
        Colors.assertUpright(run.shown(Bytes.inserted(JPEG, 2, profiles), MediaFormat.JPEG));
        Colors.assertUpright(run.shown(Bytes.inserted(PNG, data, chunks), MediaFormat.PNG));
        assertThat(run.refusal(Bytes.inserted(PNG, data, scattered), MediaFormat.PNG))
                .isEqualTo(RefusalReason.UNREADABLE);
        Colors.assertUpright(run.shown(Bytes.inserted(GIF, GifSamples.frame(GIF), controls), MediaFormat.GIF));
    }

    @Test
    void frames_in_frames_are_not_followed() {
        var depth = 50_000;
        var frames = ByteBuffer.allocate(24 * depth).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < depth; i++) {
            frames.putInt(24 * i, 0x464D4E41).putInt(24 * i + 4, 24 * (depth - i) - 8);
        }

        assertThat(run.refusal(WebpSamples.file(frames.array()), MediaFormat.WEBP))
                .isEqualTo(RefusalReason.UNREADABLE);
    }

    @Test
    void a_picture_of_endless_scans_is_unreadable() {
        var scan = Bytes.indexOf(JPEG, Bytes.of(0xFF, 0xDA));
        var scans = Bytes.slice(JPEG, 0, scan);
        for (var i = 0; i < 33; i++) {
            scans = Bytes.joined(scans, Bytes.slice(JPEG, scan, JPEG.length - 2));
        }

        assertThat(run.refusal(Bytes.joined(scans, Bytes.of(0xFF, 0xD9)), MediaFormat.JPEG))
                .isEqualTo(RefusalReason.UNREADABLE);
    }

    @Test
    void a_file_that_breaks_off_anywhere_is_unreadable() {
        assertUnreadableWhenCut(JPEG, MediaFormat.JPEG, 3, 1);
        assertUnreadableWhenCut(JpegSamples.progressive(SCENE), MediaFormat.JPEG, 3, 1);
        assertUnreadableWhenCut(PNG, MediaFormat.PNG, 8, 1);
        assertUnreadableWhenCut(WEBP, MediaFormat.WEBP, 12, 37);
        assertUnreadableWhenCut(WebpSamples.LOSSY, MediaFormat.WEBP, 12, 1);
        // What is behind the first frame does not matter.
        assertUnreadableWhenCut(Bytes.slice(GIF, 0, GIF.length - 1), MediaFormat.GIF, 6, 1);
    }

    private void assertUnreadableWhenCut(byte[] file, MediaFormat format, int from, int step) {
        for (var length = from; length < file.length; length += step) {
            assertThat(run.refusal(Bytes.slice(file, 0, length), format))
                    .as("%s of %s bytes", format, length)
                    .isEqualTo(RefusalReason.UNREADABLE);
        }
    }

    @Test
    void a_jpeg_file_that_breaks_off_and_is_ended_all_the_same_is_unreadable() {
        var photo = Scenes.photo(200, 200);
        for (var jpeg : new byte[][] {JpegSamples.of(photo), JpegSamples.progressive(photo)}) {
            var scan = Bytes.indexOf(jpeg, Bytes.of(0xFF, 0xDA));
            var part = Bytes.joined(Bytes.slice(jpeg, 0, (scan + jpeg.length) / 2), Bytes.of(0, 0xFF, 0xD9));
            assertThat(run.refusal(part, MediaFormat.JPEG)).isEqualTo(RefusalReason.UNREADABLE);
        }
    }

    @Test
    void a_picture_may_end_where_the_trailer_of_a_telephone_begins() throws Exception {
        var film = new byte[10_000];
        new Random(3).nextBytes(film);
        for (var jpeg : new byte[][] {JPEG, Bytes.slice(JPEG, 0, JPEG.length - 2)}) {
            Colors.assertUpright(run.shown(Bytes.joined(jpeg, samsungTrailer(film)), MediaFormat.JPEG));
        }
        var photo = JpegSamples.of(Scenes.photo(200, 200));
        var part = Bytes.slice(photo, 0, photo.length * 2 / 3);
        assertThat(run.refusal(Bytes.joined(part, samsungTrailer(film)), MediaFormat.JPEG))
                .isEqualTo(RefusalReason.UNREADABLE);
    }

    @Test
    void a_trailer_that_lies_does_no_harm() throws Exception {
        for (var number : new int[] {0, 1, -1, 1 << 20, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            var trailer = samsungTrailer(new byte[100]);
            for (var at : new int[] {trailer.length - 8, trailer.length - 16, trailer.length - 24}) {
                var lie = Bytes.joined(
                        Bytes.slice(trailer, 0, at),
                        Bytes.littleEndian(number, 4),
                        Bytes.slice(trailer, at + 4, trailer.length));
                Colors.assertUpright(run.shown(Bytes.joined(JPEG, lie), MediaFormat.JPEG));
                assertThat(run.refusal(lie, MediaFormat.JPEG)).isEqualTo(RefusalReason.WRONG_TYPE);
            }
        }
    }

    private static byte[] samsungTrailer(byte[] film) {
        var block = Bytes.joined(
                Bytes.of(0, 0, 0x30, 0x0A), Bytes.littleEndian(16, 4), Bytes.ascii("MotionPhoto_Data"), film);
        var directory = Bytes.joined(
                Bytes.ascii("SEFH"),
                Bytes.littleEndian(0x6B, 4),
                Bytes.littleEndian(1, 4),
                Bytes.of(0, 0, 0x30, 0x0A),
                Bytes.littleEndian(block.length, 4),
                Bytes.littleEndian(block.length, 4));
        return Bytes.joined(block, directory, Bytes.littleEndian(directory.length, 4), Bytes.ascii("SEFT"));
    }

    @Test
    void a_png_file_with_a_changed_byte_is_unreadable() {
        for (var at = 8; at < PNG.length; at++) {
            var changed = PNG.clone();
            changed[at] ^= 0x55;
            assertThat(run.refusal(changed, MediaFormat.PNG)).isIn(RefusalReason.UNREADABLE, RefusalReason.TOO_LARGE);
        }
    }

    @Test
    void what_follows_the_end_is_dropped_also_when_it_is_another_file() throws Exception {
        var zip = Bytes.joined(Bytes.ascii("PK\5\6"), new byte[18]);
        var html = Bytes.ascii("<html><script>alert(1)</script></html>");
        var script = Bytes.ascii("*/=1;alert(1);");

        Colors.assertUpright(run.shown(Bytes.joined(JPEG, zip), MediaFormat.JPEG));
        Colors.assertUpright(run.shown(Bytes.joined(PNG, html), MediaFormat.PNG));
        Colors.assertUpright(run.shown(Bytes.joined(WEBP, html), MediaFormat.WEBP));
        Colors.assertUpright(run.shown(Bytes.joined(GIF, zip), MediaFormat.GIF));
        var comment = GIF.clone();
        comment[6] = '/';
        comment[7] = '*';
        Colors.assertUpright(run.shown(Bytes.joined(comment, script), MediaFormat.GIF));
    }

    @Test
    @Timeout(60)
    void whatever_is_changed_in_a_file_it_is_processed_or_refused() throws Exception {
        var seeds = Map.of(
                JPEG,
                MediaFormat.JPEG,
                JpegSamples.progressive(SCENE),
                MediaFormat.JPEG,
                JpegSamples.fourComponents(2, 10, 120, 130, 140),
                MediaFormat.JPEG,
                PNG,
                MediaFormat.PNG,
                GIF,
                MediaFormat.GIF,
                WEBP,
                MediaFormat.WEBP,
                WebpSamples.LOSSY,
                MediaFormat.WEBP,
                WebpSamples.LOSSY_WITH_ALPHA,
                MediaFormat.WEBP);
        var random = new Random(20_261_129);
        var processed = 0;
        var refused = 0;
        while (processed + refused < 300) {
            for (var seed : seeds.entrySet()) {
                var mutated = mutated(seed.getKey(), random);
                try {
                    run.process(
                            seed.getValue() == MediaFormat.PNG ? PngSamples.withChecksums(mutated) : mutated,
                            seed.getValue());
                    processed++;
                } catch (RefusedFileException e) {
                    refused++;
                }
            }
        }
        assertThat(processed).isGreaterThan(20);
        assertThat(refused).isGreaterThan(20);
    }

    private static byte[] mutated(byte[] seed, Random random) {
        var file = seed.clone();
        for (var i = random.nextInt(1, 4); i > 0; i--) {
            var at = random.nextInt(Math.min(file.length, random.nextBoolean() ? 64 : file.length));
            switch (random.nextInt(4)) {
                case 0 -> file[at] = (byte) random.nextInt();
                case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> file[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                default -> {
                    var length = random.nextInt(Math.min(16, file.length - at));
                    file = random.nextBoolean()
                            ? Bytes.inserted(file, at, Bytes.slice(file, at, at + length))
                            : Bytes.joined(Bytes.slice(file, 0, at), Bytes.slice(file, at + length, file.length));
                }
            }
        }
        return file;
    }
}
