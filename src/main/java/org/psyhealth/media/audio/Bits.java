package org.psyhealth.media.audio;

import java.nio.ByteBuffer;
import org.psyhealth.media.format.RefusedFileException;

/** The bits of a few bytes, each byte's highest first. */
final class Bits {

    private final ByteBuffer bytes;
    private int position;

    Bits(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** How many have been read. */
    int position() {
        return position;
    }

    /** The next bits as a number, at most 31. */
    int next(int count) throws RefusedFileException {
        if (count > left()) {
            throw Refusal.unreadable("a coder's header is cut off");
        }
        var value = 0;
        for (var i = 0; i < count; i++, position++) {
            value = value << 1 | bytes.get(position / Byte.SIZE) >> Byte.SIZE - 1 - position % Byte.SIZE & 1;
        }
        return value;
    }

    void skip(int count) {
        position += count;
    }

    /** Reads the bits if the next ones are these. */
    boolean nextIs(int count, int value) throws RefusedFileException {
        var before = position;
        if (count <= left() && next(count) == value) {
            return true;
        }
        position = before;
        return false;
    }

    private int left() {
        return bytes.limit() * Byte.SIZE - position;
    }
}
