package org.psyhealth.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/** The blocks of a GIF file up to the end of its first frame (GIF89a specification). */
final class GifFile {

    private static final int SCREEN = 6;
    private static final int SCREEN_END = 13;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int FRAME = 0x2C;
    private static final byte TRAILER = 0x3B;

    private final ByteBuffer file;

    GifFile(ByteBuffer file) {
        this.file = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    ImageHeader header() throws RefusedFileException {
        ImageHeader.size(Math.max(1, number(SCREEN)), Math.max(1, number(SCREEN + 2)));
        var at = SCREEN_END + colors(SCREEN + 4);
        var start = at;
        var control = file.slice(0, 0);
        while (file.get(at) == EXTENSION) {
            var end = blocksEnd(at + 2);
            if (Byte.toUnsignedInt(file.get(at + 1)) == GRAPHIC_CONTROL) {
                control = file.slice(at, end - at);
            }
            at = end;
        }
        if (file.get(at) != FRAME) {
            throw ImageHeader.unreadable("A GIF file without a frame");
        }
        var size = ImageHeader.size(number(at + 5), number(at + 7));
        var end = blocksEnd(at + 10 + colors(at + 9) + 1);
        var trailer = ByteBuffer.wrap(new byte[] {TRAILER});
        var parts = List.of(file.slice(0, start), control, file.slice(at, end - at), trailer);
        return new ImageHeader(MediaFormat.GIF, size, 1, 0, ExifOrientation.UPRIGHT, null, parts, 0);
    }

    /** The length of the table of colours that flags announce. */
    private int colors(int flags) {
        var value = file.get(flags);
        return value < 0 ? 3 << (value & 7) + 1 : 0;
    }

    /** The end of a chain of blocks, each after its length. */
    private int blocksEnd(int from) {
        var at = from;
        while (file.get(at) != 0) {
            at += 1 + Byte.toUnsignedInt(file.get(at));
        }
        return at + 1;
    }

    private int number(int at) {
        return Short.toUnsignedInt(file.getShort(at));
    }
}
