package org.psyhealth.media.image;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** PNG files that tests make. */
final class PngSamples {

    static final byte[] SIGNATURE = Bytes.of(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    static final int GRAY = 0;
    static final int RGB = 2;
    static final int GRAY_ALPHA = 4;

    private static final int HEADER_END = 33;

    private PngSamples() {}

    static byte[] of(RenderedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * A file of uncompressed samples.
     *
     * @param rows each with its filter in front
     */
    static byte[] of(int width, int height, int depth, int colors, byte[] rows) {
        return Bytes.joined(
                SIGNATURE,
                chunk(
                        "IHDR",
                        Bytes.joined(Bytes.number(width), Bytes.number(height), Bytes.of(depth, colors, 0, 0, 0))),
                chunk("IDAT", Bytes.deflated(rows)),
                chunk("IEND", new byte[0]));
    }

    /** The file with a chunk behind its header. */
    static byte[] with(byte[] png, String type, byte[] content) {
        return Bytes.inserted(png, HEADER_END, chunk(type, content));
    }

    static byte[] withProfile(byte[] png, byte[] profile) {
        return with(png, "iCCP", Bytes.joined(Bytes.ascii("name\0\0"), Bytes.deflated(profile)));
    }

    static byte[] chunk(String type, byte[] content) {
        var named = Bytes.joined(Bytes.ascii(type), content);
        return Bytes.joined(Bytes.number(content.length), named, Bytes.checksum(named));
    }

    /** The file with right checksums, as far as its chunks are readable. */
    static byte[] withChecksums(byte[] png) {
        var file = ByteBuffer.wrap(png.clone());
        for (var at = 8; at + 12 <= png.length; ) {
            var length = file.getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                break;
            }
            file.put(at + 8 + length, Bytes.checksum(Bytes.slice(file.array(), at + 4, at + 8 + length)));
            at += 12 + length;
        }
        return file.array();
    }
}
