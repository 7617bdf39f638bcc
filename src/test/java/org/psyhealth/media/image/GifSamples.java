package org.psyhealth.media.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** GIF files that tests make. */
final class GifSamples {

    private GifSamples() {}

    static byte[] of(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "gif", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A file of 35 bytes: a screen, two colours, and a frame of which there is only a pixel. */
    static byte[] claiming(int screen, int frame) {
        return Bytes.joined(
                Bytes.ascii("GIF89a"),
                Bytes.littleEndian(screen, 2),
                Bytes.littleEndian(screen, 2),
                Bytes.of(0x80, 0, 0, 255, 255, 255, 0, 0, 0, 0x2C, 0, 0, 0, 0),
                Bytes.littleEndian(frame, 2),
                Bytes.littleEndian(frame, 2),
                Bytes.of(0, 2, 2, 0x4C, 1, 0, 0x3B));
    }

    /** Where the first extension or frame is. */
    static int frame(byte[] gif) {
        return 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1);
    }

    /** The file with an extension in front of its frame. */
    static byte[] with(byte[] gif, int label, byte[]... blocks) {
        var all = Bytes.of(0x21, label);
        for (var block : blocks) {
            all = Bytes.joined(all, Bytes.of(block.length), block);
        }
        return Bytes.inserted(gif, frame(gif), Bytes.joined(all, Bytes.of(0)));
    }
}
