package org.psyhealth.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.media.format.MediaFormat;

/** By the words of the Exif standard: which side of the scene the first row, and the first column, of an image is. */
class ImageOrientationTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "1, top, left",
        "2, top, right",
        "3, bottom, right",
        "4, bottom, left",
        "5, left, top",
        "6, right, top",
        "7, right, bottom",
        "8, left, bottom"
    })
    void a_picture_is_turned_upright_once(int orientation, String firstRow, String firstColumn) throws Exception {
        var stored = stored(firstRow, firstColumn);
        var exif = ExifSamples.orientation(orientation);
        var run = new Run(directory);

        for (var shown : new BufferedImage[] {
            run.shown(JpegSamples.withOrientation(JpegSamples.of(stored), orientation), MediaFormat.JPEG),
            run.shown(PngSamples.with(PngSamples.of(stored), "eXIf", exif), MediaFormat.PNG),
            run.shown(
                    WebpSamples.file(
                            WebpSamples.extended(8, stored.getWidth(), stored.getHeight()),
                            WebpSamples.losslessChunk(stored.getWidth(), stored.getHeight(), stored::getRGB),
                            WebpSamples.chunk("EXIF", exif)),
                    MediaFormat.WEBP)
        }) {
            assertThat(shown.getWidth()).isEqualTo(160);
            assertThat(shown.getHeight()).isEqualTo(80);
            Colors.assertUpright(shown);
        }
    }

    /** A scene of 160 x 80 as a camera stores it. */
    private static BufferedImage stored(String firstRow, String firstColumn) {
        var lying = firstRow.equals("left") || firstRow.equals("right");
        var width = lying ? 80 : 160;
        var height = lying ? 160 : 80;
        return Scenes.drawn(width, height, (x, y) -> {
            var row = 2 * y < height ? firstRow : opposite(firstRow);
            var column = 2 * x < width ? firstColumn : opposite(firstColumn);
            return Scenes.quarter(
                    row.equals("left") || column.equals("left"), row.equals("top") || column.equals("top"));
        });
    }

    private static String opposite(String side) {
        return switch (side) {
            case "top" -> "bottom";
            case "bottom" -> "top";
            case "left" -> "right";
            default -> "left";
        };
    }

    @Test
    void a_lying_avatar_is_turned_as_well() throws Exception {
        var jpeg = JpegSamples.withOrientation(JpegSamples.of(stored("right", "top")), 6);

        var avatar = new Run(directory).process(jpeg, MediaFormat.JPEG, ImageUse.AVATAR);

        Colors.assertUpright(Run.shown(avatar.variants().getLast()));
    }

    @Test
    void the_orientation_of_a_thumbnail_does_not_matter() throws Exception {
        var thumbnail = JpegSamples.of(Scenes.flat(16, 16, Scenes.GREEN));
        var exif = Bytes.joined(Bytes.ascii("Exif\0\0"), ExifSamples.thumbnailOnly(6, thumbnail));
        var jpeg = JpegSamples.with(JpegSamples.of(Scenes.quarters(160, 80)), JpegSamples.APP1, exif);

        var shown = new Run(directory).shown(jpeg, MediaFormat.JPEG);

        assertThat(shown.getWidth()).isEqualTo(160);
        Colors.assertUpright(shown);
    }

    @Test
    void an_unreadable_orientation_is_upright() throws Exception {
        for (var exif : new byte[][] {
            ExifSamples.orientation(0),
            ExifSamples.orientation(9),
            Bytes.ascii("II*\0\377\377\377\177"),
            Bytes.ascii("II*\0\377\377\377\377"),
            Bytes.slice(ExifSamples.orientation(6), 0, 12),
            new byte[0]
        }) {
            var png = PngSamples.with(PngSamples.of(Scenes.quarters(160, 80)), "eXIf", exif);

            Colors.assertUpright(new Run(directory).shown(png, MediaFormat.PNG));
        }
    }
}
