package org.psyhealth.media.audio;

import java.nio.ByteBuffer;
import org.psyhealth.media.format.RefusedFileException;

/**
 * What the side information of a frame says about the place of its sound (ISO/IEC 11172-3, 2.4.1.7).
 *
 * @param before how many bytes before the frame's own the sound begins, counted without headers
 * @param length of the sound in bytes
 */
record Mp3Side(int before, int length) {

    private static final int MOST_PAIRS = 288;

    static Mp3Side of(ByteBuffer side, Mp3Header header) throws RefusedFileException {
        var bits = new Bits(side);
        var isFirstVersion = header.version() == 1;
        var before = bits.next(isFirstVersion ? 9 : 8);
        var parts = header.channels();
        if (isFirstVersion) {
            bits.skip((parts == 1 ? 5 : 3) + 4 * parts);
            parts *= 2;
        } else {
            bits.skip(parts);
        }
        var length = 0;
        for (var i = 0; i < parts; i++) {
            length += bits.next(12);
            if (bits.next(9) > MOST_PAIRS) {
                throw Refusal.unreadable("a frame has more values than lines");
            }
            bits.skip(isFirstVersion ? 38 : 42);
        }
        return new Mp3Side(before, (length + Byte.SIZE - 1) / Byte.SIZE);
    }
}
