package org.psyhealth.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.media.format.MediaFormat;

class ImageColorTests {

    private static final int LINEAR = 0xFF804020;
    private static final int LINEAR_IN_SRGB = 0xFFBC8963;

    @TempDir
    private Path directory;

    private Run run;

    @BeforeEach
    void run() {
        run = new Run(directory);
    }

    @Test
    void an_embedded_profile_is_converted_to_srgb() throws Exception {
        var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var image = Scenes.flat(64, 64, LINEAR);

        for (var shown : new BufferedImage[] {
            run.shown(JpegSamples.withProfile(JpegSamples.of(image), profile), MediaFormat.JPEG),
            run.shown(PngSamples.withProfile(PngSamples.of(image), profile), MediaFormat.PNG),
            run.shown(
                    WebpSamples.file(
                            WebpSamples.extended(0x20, 64, 64),
                            WebpSamples.chunk("ICCP", profile),
                            WebpSamples.losslessChunk(64, 64, image::getRGB)),
                    MediaFormat.WEBP)
        }) {
            Colors.assertColor(shown, 30, 30, LINEAR_IN_SRGB);
        }
    }

    @Test
    void a_profile_in_several_segments_is_put_together_by_their_numbers() throws Exception {
        var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var half = profile.length / 2;
        var name = Bytes.ascii("ICC_PROFILE\0");
        var jpeg = JpegSamples.of(Scenes.flat(64, 64, LINEAR));
        jpeg = JpegSamples.with(
                jpeg, JpegSamples.APP2, Bytes.joined(name, Bytes.of(1, 2), Bytes.slice(profile, 0, half)));
        jpeg = JpegSamples.with(
                jpeg, JpegSamples.APP2, Bytes.joined(name, Bytes.of(2, 2), Bytes.slice(profile, half, profile.length)));

        Colors.assertColor(run.shown(jpeg, MediaFormat.JPEG), 30, 30, LINEAR_IN_SRGB);
    }

    @Test
    void a_profile_that_is_broken_or_of_other_colours_is_ignored() throws Exception {
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var hollow = linear.clone();
        Arrays.fill(hollow, 128, hollow.length, (byte) 0x7F);
        var image = Scenes.quarters(80, 60);

        for (var profile : new byte[][] {
            new byte[0],
            Bytes.ascii("no profile"),
            new byte[3000],
            Bytes.slice(linear, 0, linear.length / 2),
            hollow,
            ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData()
        }) {
            Colors.assertUpright(run.shown(JpegSamples.withProfile(JpegSamples.of(image), profile), MediaFormat.JPEG));
            Colors.assertUpright(run.shown(PngSamples.withProfile(PngSamples.of(image), profile), MediaFormat.PNG));
            var fourComponents = JpegSamples.withProfile(JpegSamples.fourComponents(0, 255, 255, 255, 255), profile);
            Colors.assertColor(run.shown(fourComponents, MediaFormat.JPEG), 30, 30, 0xFFFFFFFF);
        }
    }

    /** As Adobe stores them: 255 is no ink. */
    @ParameterizedTest
    @CsvSource({
        "255,255,255,255, ffffff",
        "0,255,255,255, 00ffff",
        "255,0,255,255, ff00ff",
        "255,255,0,255, ffff00",
        "255,255,255,0, 000000",
        "255,255,255,128, 808080",
        "0,0,255,255, 0000ff"
    })
    void cmyk_becomes_rgb(int cyan, int magenta, int yellow, int black, String rgb) throws Exception {
        var jpeg = JpegSamples.fourComponents(0, cyan, magenta, yellow, black);

        Colors.assertColor(run.shown(jpeg, MediaFormat.JPEG), 30, 30, 0xFF000000 | Integer.parseInt(rgb, 16));
    }

    @ParameterizedTest
    @CsvSource({
        "255,255,255,255, ffffff",
        "0,255,255,255, 00ffff",
        "255,0,255,255, ff00ff",
        "255,255,0,255, ffff00",
        "255,255,255,128, 808080"
    })
    void ycck_becomes_rgb(int cyan, int magenta, int yellow, int black, String rgb) throws Exception {
        var y = 0.299 * (255 - cyan) + 0.587 * (255 - magenta) + 0.114 * (255 - yellow);
        var cb = Math.clamp(Math.round(128 + 0.564 * (255 - yellow - y)), 0, 255);
        var cr = Math.clamp(Math.round(128 + 0.713 * (255 - cyan - y)), 0, 255);
        var jpeg = JpegSamples.fourComponents(2, (int) Math.round(y), cb, cr, black);

        Colors.assertColor(run.shown(jpeg, MediaFormat.JPEG), 30, 30, 0xFF000000 | Integer.parseInt(rgb, 16));
    }

    @Test
    void an_embedded_profile_tells_what_an_ink_looks_like() throws Exception {
        var onlyCyan = JpegSamples.fourComponents(0, 0, 255, 255, 255);
        var noInk = JpegSamples.fourComponents(0, 255, 255, 255, 255);

        Colors.assertColor(
                run.shown(JpegSamples.withProfile(onlyCyan, grayInks()), MediaFormat.JPEG), 30, 30, 0xFF777777);
        Colors.assertColor(run.shown(JpegSamples.withProfile(noInk, grayInks()), MediaFormat.JPEG), 30, 30, 0xFFFFFFFF);
    }

    /** A profile by which each of four inks is half as light as paper (L*), without any colour. */
    private static byte[] grayInks() {
        var lightness = new byte[16 * 3];
        for (var inks = 0; inks < 16; inks++) {
            System.arraycopy(Bytes.of(255 >> Integer.bitCount(inks), 128, 128), 0, lightness, 3 * inks, 3);
        }
        var toLab = table(4, 3, lightness);
        var toInks = table(3, 4, new byte[8 * 4]);
        var profile = ByteBuffer.allocate(156 + toLab.length + toInks.length);
        profile.putInt(0, profile.limit()).putInt(8, 0x02400000).put(12, Bytes.ascii("prtrCMYKLab "));
        profile.put(36, Bytes.ascii("acsp"))
                .putInt(68, 0xF6D6)
                .putInt(72, 0x10000)
                .putInt(76, 0xD32D);
        profile.position(128).putInt(2);
        profile.put(Bytes.ascii("A2B0")).putInt(156).putInt(toLab.length);
        profile.put(Bytes.ascii("B2A0")).putInt(156 + toLab.length).putInt(toInks.length);
        return profile.put(toLab).put(toInks).array();
    }

    /** A table of two points in each direction (ICC.1, lut8Type). */
    private static byte[] table(int inputs, int outputs, byte[] points) {
        var table = new ByteArrayOutputStream();
        table.writeBytes(Bytes.joined(Bytes.ascii("mft1\0\0\0\0"), Bytes.of(inputs, outputs, 2, 0)));
        for (var i = 0; i < 9; i++) {
            table.writeBytes(Bytes.number(i % 4 == 0 ? 1 << 16 : 0));
        }
        for (var i = 0; i < inputs * 256; i++) {
            table.write(i);
        }
        table.writeBytes(points);
        for (var i = 0; i < outputs * 256; i++) {
            table.write(i);
        }
        return table.toByteArray();
    }

    @Test
    void gray_stays_as_bright_as_it_is() throws Exception {
        var jpeg = JpegSamples.of(grayImage());
        Colors.assertColor(run.shown(jpeg, MediaFormat.JPEG), 10, 10, 0xFF646464);
        var rows = new byte[16 * (1 + 16)];
        for (var i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i % 17 == 0 ? 0 : 100);
        }
        var png = PngSamples.of(16, 16, 8, PngSamples.GRAY, rows);
        Colors.assertColor(run.shown(png, MediaFormat.PNG), 10, 10, 0xFF646464);
        var sixteen = PngSamples.of(8, 16, 16, PngSamples.GRAY, rows);
        Colors.assertColor(run.shown(sixteen, MediaFormat.PNG), 5, 10, 0xFF646464);
        var withAlpha = PngSamples.of(8, 16, 8, PngSamples.GRAY_ALPHA, rows);
        Colors.assertColor(run.shown(withAlpha, MediaFormat.PNG), 5, 10, 0x64646464);
        var transparentColor = PngSamples.with(png, "tRNS", Bytes.of(0, 100));
        assertThat(run.shown(transparentColor, MediaFormat.PNG).getRGB(10, 10)).isZero();
    }

    private static BufferedImage grayImage() {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        var gray = new int[16 * 16];
        Arrays.fill(gray, 100);
        image.getRaster().setPixels(0, 0, 16, 16, gray);
        return image;
    }

    @Test
    void sixteen_bits_a_sample_become_eight() throws Exception {
        var rows = new byte[16 * (1 + 6 * 16)];
        for (var i = 0; i < rows.length; i++) {
            rows[i] = (byte) (i % 97 == 0 ? 0 : new int[] {0x30, 0x12, 0x80, 0x34, 0xD0, 0x56}[(i % 97 - 1) % 6]);
        }

        var png = PngSamples.of(16, 16, 16, PngSamples.RGB, rows);

        Colors.assertColor(run.shown(png, MediaFormat.PNG), 10, 10, 0xFF3080D0);
    }
}
