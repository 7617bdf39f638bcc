package org.psyhealth.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.psyhealth.media.format.MediaFormat;

/** JPEG files that tests make. */
final class JpegSamples {

    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP13 = 0xED;
    static final int APP14 = 0xEE;
    static final int COMMENT = 0xFE;

    private JpegSamples() {}

    static byte[] of(RenderedImage image) {
        return written(new IIOImage(image, null, null), false);
    }

    static byte[] progressive(BufferedImage image) {
        return written(new IIOImage(image, null, null), true);
    }

    /**
     * A JPEG file of four components of one colour, without JFIF, with Adobe's marker.
     *
     * @param transform 0 for CMYK, 2 for YCCK
     */
    static byte[] fourComponents(int transform, int... samples) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, null);
        for (var y = 0; y < raster.getHeight(); y++) {
            for (var x = 0; x < raster.getWidth(); x++) {
                raster.setPixel(x, y, samples);
            }
        }
        var jpeg = written(new IIOImage(raster, null, null), false);
        var adobe = Bytes.joined(Bytes.ascii("Adobe"), Bytes.of(0, 100, 0, 0, 0, 0, transform));
        return Bytes.inserted(jpeg, 2, segment(APP14, adobe));
    }

    static byte[] segment(int marker, byte[] content) {
        var length = content.length + 2;
        return Bytes.joined(Bytes.of(0xFF, marker, length >> 8, length), content);
    }

    /** The file with a segment behind its first one. */
    static byte[] with(byte[] jpeg, int marker, byte[] content) {
        var first = 4 + (jpeg[4] & 0xFF) * 256 + (jpeg[5] & 0xFF);
        return Bytes.inserted(jpeg, first, segment(marker, content));
    }

    static byte[] withOrientation(byte[] jpeg, int orientation) {
        return with(jpeg, APP1, Bytes.joined(Bytes.ascii("Exif\0\0"), ExifSamples.orientation(orientation)));
    }

    static byte[] withProfile(byte[] jpeg, byte[] profile) {
        return with(jpeg, APP2, Bytes.joined(Bytes.ascii("ICC_PROFILE\0"), Bytes.of(1, 1), profile));
    }

    private static byte[] written(IIOImage image, boolean progressive) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            var writer = Codecs.writer(MediaFormat.JPEG);
            writer.setOutput(stream);
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.95f);
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, image, param);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
