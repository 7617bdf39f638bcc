package org.psyhealth.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What telephones of Samsung append to pictures: blocks, and at the end of the file a directory that tells how far
 * before it each of them begins. There are panoramas without an end of their image in front of it.
 *
 * @see <a href="https://exiftool.org/TagNames/Samsung.html">The trailer as ExifTool reads it</a>
 */
final class SamsungTrailer {

    /** A place that no file has. */
    static final int NONE = Integer.MAX_VALUE;

    private static final int DIRECTORY = 0x48464553;
    private static final int DIRECTORY_END = 0x54464553;
    private static final int FOOTER = 8;
    private static final int COUNT = 8;
    private static final int ENTRIES = 12;
    private static final int ENTRY = 12;

    private SamsungTrailer() {}

    /** Where the trailer begins; {@link #NONE} if there is none. */
    static int begin(ByteBuffer file) {
        var bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        var footer = bytes.limit() - FOOTER;
        if (footer < 0 || bytes.getInt(footer + 4) != DIRECTORY_END) {
            return NONE;
        }
        var directory = footer - bytes.getInt(footer);
        if (directory < 0 || directory > footer - ENTRIES || bytes.getInt(directory) != DIRECTORY) {
            return NONE;
        }
        var begin = directory;
        var entries = Math.clamp(bytes.getInt(directory + COUNT), 0, (footer - directory - ENTRIES) / ENTRY);
        for (var i = 0; i < entries; i++) {
            var before = bytes.getInt(directory + ENTRIES + ENTRY * i + 4);
            begin = Math.min(begin, before > 0 && before <= directory ? directory - before : begin);
        }
        return begin;
    }
}
