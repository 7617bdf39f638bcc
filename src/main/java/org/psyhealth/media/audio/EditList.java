package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.psyhealth.media.format.RefusedFileException;

/**
 * An edit list (ISO/IEC 14496-12, 8.6.6) that hides no more than the silence before and behind the sound. One that
 * hides more is refused: what its author has cut out would still be in the file, and some players play it.
 *
 * @param movieScale units per second of the lengths of edits
 * @param mediaScale units per second of their places in the sound
 */
record EditList(BoxCopy copy, long movieScale, long mediaScale, Duration duration) {

    /** Coders precede the sound with about 50 ms of silence. */
    private static final Duration MOST_HIDDEN = Duration.ofMillis(250);

    private static final int MOST_EDITS = 2;
    private static final int NORMAL_RATE = 0x10000;
    private static final int NOTHING = -1;
    private static final int TO_THE_END = 0;

    /**
     * Copies the list.
     *
     * @param isFragmented whether its last edit goes to the end, whatever length it has
     */
    void copy(Box edts, boolean isFragmented) throws RefusedFileException, IOException {
        var box = copy.open(edts, "elst").optional("elst");
        if (box.isEmpty()) {
            return;
        }
        var elst = box.get();
        var width = copy.number(elst, 0, 1) == 1 ? Long.BYTES : Integer.BYTES;
        var entry = 2 * width + Integer.BYTES;
        var edits = copy.table(elst, Integer.BYTES, entry);
        copy.keep(elst, 0, 1);
        var count = edits.limit() / entry;
        if (count > MOST_EDITS) {
            throw Refusal.unreadable("its sound is edited");
        }
        for (var i = 0; i < count; i++) {
            var isLast = i == count - 1;
            check(edits.slice(i * entry, entry), width, isLast, isFragmented);
            if (isLast && isFragmented) {
                copy.put(elst, 2L * Integer.BYTES + (long) i * entry, new byte[width]);
            }
        }
    }

    private void check(ByteBuffer edit, int width, boolean isLast, boolean isFragmented) throws RefusedFileException {
        var isWide = width == Long.BYTES;
        var length = isWide ? edit.getLong(0) : Integer.toUnsignedLong(edit.getInt(0));
        var start = isWide ? edit.getLong(width) : edit.getInt(width);
        if (length < 0 || edit.getInt(2 * width) != NORMAL_RATE) {
            throw Refusal.unreadable("an edit is not built as it must be");
        }
        var hidden = PlayingTime.of(length, movieScale);
        if (isLast) {
            if (start < 0) {
                throw Refusal.unreadable("its edits have no sound");
            }
            var before = PlayingTime.of(start, mediaScale);
            var behind = duration.minus(hidden);
            hidden = length == TO_THE_END || isFragmented || before.compareTo(behind) > 0 ? before : behind;
        } else if (start != NOTHING) {
            throw Refusal.unreadable("its sound is edited");
        }
        if (hidden.compareTo(MOST_HIDDEN) > 0) {
            throw Refusal.unreadable("an edit hides sound, or delays it");
        }
    }
}
