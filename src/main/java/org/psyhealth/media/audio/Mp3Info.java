package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The frame without sound that may come first and help to seek: Xing's, which LAME fills too, or Fraunhofer's. Of the
 * first the table is kept, the numbers are counted anew, and what else coders say of themselves is left away; the
 * second is dropped. Neither has a standard; the layout is that of the coders' own sources.
 */
final class Mp3Info {

    private static final int TABLE = 100;
    private static final int NUMBERS = 16;
    private static final int HAS_FRAMES = 1;
    private static final int HAS_BYTES = 2;
    private static final int HAS_TABLE = 4;
    private static final int NO_CHECKSUM = 1;

    private Mp3Info() {}

    /** Whether the frame is one of these. */
    static boolean isAt(SourceFile source, long at, Mp3Header header) throws RefusedFileException, IOException {
        return xingAt(source, at, header) != 0 || source.hasAt(at + 36, "VBRI");
    }

    /** The table of places at each hundredth of the time, in 256ths of the bytes; null without one. */
    static byte @Nullable [] table(SourceFile source, long at, Mp3Header header)
            throws RefusedFileException, IOException {
        var xing = xingAt(source, at, header);
        var flags = xing == 0 ? 0 : source.number(xing + 4, Integer.BYTES);
        if ((flags & HAS_TABLE) == 0 || header.length() < length(header)) {
            return null;
        }
        var place = xing + 8 + ((flags & HAS_FRAMES) != 0 ? 4 : 0) + ((flags & HAS_BYTES) != 0 ? 4 : 0);
        var table = source.bytes(place, TABLE);
        for (var i = 1; i < TABLE; i++) {
            if (Byte.toUnsignedInt(table[i]) < Byte.toUnsignedInt(table[i - 1])) {
                return null;
            }
        }
        return table;
    }

    /**
     * A new frame of this kind.
     *
     * @param frames of sound
     * @param bytes of the whole stream
     */
    static byte[] frame(long headerBits, Mp3Header header, byte[] table, long frames, long bytes) {
        return ByteBuffer.allocate(header.length())
                .putInt((int) headerBits | NO_CHECKSUM << 16)
                .position(Mp3Header.BYTES + header.sideLength())
                .put("Xing".getBytes(StandardCharsets.US_ASCII))
                .putInt(HAS_FRAMES | HAS_BYTES | HAS_TABLE)
                .putInt((int) frames)
                .putInt((int) bytes)
                .put(table)
                .array();
    }

    private static int length(Mp3Header header) {
        return Mp3Header.BYTES + header.sideLength() + NUMBERS + TABLE;
    }

    /** Where Xing's name stands, or zero. Some coders leave room for a checksum before it. */
    private static long xingAt(SourceFile source, long at, Mp3Header header) throws RefusedFileException, IOException {
        for (var place :
                new long[] {at + Mp3Header.BYTES + header.sideLength(), at + header.sideAt() + header.sideLength()}) {
            if (source.hasAt(place, "Xing") || source.hasAt(place, "Info")) {
                return place;
            }
        }
        return 0;
    }
}
