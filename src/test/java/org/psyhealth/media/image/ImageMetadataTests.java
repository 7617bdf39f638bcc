package org.psyhealth.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.psyhealth.media.format.MediaFormat;

/** A canary in each place where a file can tell more than its picture, which must not get through. */
class ImageMetadataTests {

    private static final String CANARY = "canary-48.1372,11.5756";
    private static final byte[] TEXT = Bytes.ascii(CANARY);
    private static final byte[] EXIF = ExifSamples.telling(CANARY);
    private static final byte[] XMP = Bytes.ascii("<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + CANARY + "</x:xmpmeta>");
    private static final BufferedImage SCENE = Scenes.quarters(100, 60);
    private static final BufferedImage TRANSPARENT =
            Scenes.drawn(100, 60, BufferedImage.TYPE_INT_ARGB, (x, y) -> SCENE.getRGB(x, y) & 0x80FFFFFF);

    @TempDir
    private Path directory;

    private Run run;

    @BeforeEach
    void run() {
        run = new Run(directory);
    }

    private static byte[] profile() {
        var profile = ICC_Profile.getInstance(
                ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
        profile.setData(ICC_Profile.icSigCopyrightTag, Bytes.joined(Bytes.ascii("text\0\0\0\0"), TEXT, new byte[1]));
        assertThat(Bytes.indexOf(profile.getData(), TEXT)).isPositive();
        return profile.getData();
    }

    @Test
    void nothing_of_a_jpeg_file_but_its_picture_gets_through() throws Exception {
        var jpeg = JpegSamples.withProfile(JpegSamples.of(SCENE), profile());
        var thumbnail = JpegSamples.with(JpegSamples.of(Scenes.flat(8, 8, Scenes.RED)), JpegSamples.COMMENT, TEXT);
        jpeg = JpegSamples.with(jpeg, JpegSamples.APP1, Bytes.joined(Bytes.ascii("Exif\0\0"), EXIF));
        jpeg = JpegSamples.with(
                jpeg, JpegSamples.APP1, Bytes.joined(Bytes.ascii("Exif\0\0"), ExifSamples.thumbnailOnly(1, thumbnail)));
        jpeg = JpegSamples.with(
                jpeg, JpegSamples.APP1, Bytes.joined(Bytes.ascii("http://ns.adobe.com/xap/1.0/\0"), XMP));
        jpeg = JpegSamples.with(
                jpeg,
                JpegSamples.APP13,
                Bytes.joined(
                        Bytes.ascii("Photoshop 3.0\0008BIM\4\4\0\0"),
                        Bytes.number(5 + TEXT.length),
                        Bytes.of(0x1C, 2, 120, 0, TEXT.length),
                        TEXT));
        for (var app = 0xE0; app <= 0xEF; app++) {
            jpeg = JpegSamples.with(jpeg, app, TEXT);
        }
        jpeg = JpegSamples.with(jpeg, JpegSamples.COMMENT, TEXT);

        assertSilent(Bytes.joined(jpeg, TEXT), MediaFormat.JPEG);
    }

    @Test
    void nothing_of_a_cmyk_file_but_its_picture_gets_through() throws Exception {
        var jpeg = JpegSamples.withProfile(JpegSamples.fourComponents(0, 9, 99, 199, 255), profile());

        assertSilent(JpegSamples.with(jpeg, JpegSamples.COMMENT, TEXT), MediaFormat.JPEG);
    }

    @Test
    void nothing_of_a_png_file_but_its_picture_gets_through() throws Exception {
        for (var image : new BufferedImage[] {SCENE, TRANSPARENT}) {
            var png = PngSamples.withProfile(PngSamples.of(image), profile());
            png = PngSamples.with(png, "tEXt", Bytes.joined(Bytes.ascii("Comment\0"), TEXT));
            png = PngSamples.with(png, "zTXt", Bytes.joined(Bytes.ascii("Comment\0\0"), Bytes.deflated(TEXT)));
            png = PngSamples.with(png, "iTXt", Bytes.joined(Bytes.ascii("XML:com.adobe.xmp\0\0\0\0\0"), XMP));
            png = PngSamples.with(png, "eXIf", EXIF);
            png = PngSamples.with(png, "prVt", TEXT);

            assertSilent(Bytes.joined(png, TEXT), MediaFormat.PNG);
        }
    }

    @Test
    void nothing_of_a_gif_file_but_its_picture_gets_through() throws Exception {
        var gif = GifSamples.with(GifSamples.of(SCENE), 0xFE, TEXT);
        gif = GifSamples.with(gif, 0xFF, Bytes.ascii("XMP DataXMP"), XMP);
        gif = GifSamples.with(gif, 0x01, new byte[12], TEXT);

        assertSilent(Bytes.joined(gif, TEXT), MediaFormat.GIF);
    }

    @Test
    void nothing_of_a_webp_file_but_its_picture_gets_through() throws Exception {
        for (var image : new BufferedImage[] {SCENE, TRANSPARENT}) {
            var webp = WebpSamples.file(
                    WebpSamples.extended(0x3C, 100, 60),
                    WebpSamples.chunk("ICCP", profile()),
                    WebpSamples.losslessChunk(100, 60, image::getRGB),
                    WebpSamples.chunk("EXIF", EXIF),
                    WebpSamples.chunk("XMP ", XMP),
                    WebpSamples.chunk("prvt", TEXT));

            assertSilent(Bytes.joined(webp, TEXT), MediaFormat.WEBP);
        }
    }

    private void assertSilent(byte[] file, MediaFormat format) throws Exception {
        assertThat(Bytes.indexOf(file, TEXT)).isPositive();
        for (var use : ImageUse.values()) {
            for (var variant : run.process(file, format, use).variants()) {
                var written = Files.readAllBytes(variant.file());
                assertThat(Bytes.indexOf(written, TEXT)).isNegative();
                if (variant.format() == MediaFormat.PNG) {
                    assertThat(chunks(written)).isSubsetOf("IHDR", "IDAT", "IEND");
                } else {
                    assertThat(markers(written)).isSubsetOf(0xE0, 0xDB, 0xC0, 0xC4, 0xDA);
                }
            }
        }
    }

    private static Set<String> chunks(byte[] png) {
        var chunks = new HashSet<String>();
        for (var at = 8; at < png.length; at += 12 + ByteBuffer.wrap(png).getInt(at)) {
            chunks.add(new String(png, at + 4, 4, java.nio.charset.StandardCharsets.US_ASCII));
        }
        return chunks;
    }

    /** Up to the scan. */
    private static Set<Integer> markers(byte[] jpeg) {
        var markers = new HashSet<Integer>();
        var file = ByteBuffer.wrap(jpeg);
        for (var at = 2; !markers.contains(0xDA); at += 2 + Short.toUnsignedInt(file.getShort(at + 2))) {
            markers.add(Byte.toUnsignedInt(file.get(at + 1)));
        }
        return markers;
    }
}
