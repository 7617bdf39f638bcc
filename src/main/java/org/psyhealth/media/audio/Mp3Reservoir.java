package org.psyhealth.media.audio;

import java.io.IOException;
import java.util.ArrayDeque;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The bytes of frames behind their headers and side information, as one stream. A frame's sound lies anywhere in it, up
 * to the frame's end (ISO/IEC 11172-3, 2.4.3.4); the bytes between, in which coders write their name, are blanked.
 */
final class Mp3Reservoir {

    private final TargetFile target;
    private final ArrayDeque<Area> areas = new ArrayDeque<>();
    private long length;
    private long used;

    Mp3Reservoir(TargetFile target) {
        this.target = target;
    }

    /**
     * Adds a frame that has been copied.
     *
     * @param place where its bytes begin in the copy
     */
    void add(Mp3Side side, long place, int bytes) throws RefusedFileException, IOException {
        areas.add(new Area(length, bytes, place));
        var from = length - side.before();
        length += bytes;
        if (bytes < 0 || from + side.length() > length) {
            throw Refusal.unreadable("a frame has less room than sound");
        }
        blank(used, from);
        used = Math.max(used, from + side.length());
        while (!areas.isEmpty() && areas.getFirst().end() <= used) {
            areas.removeFirst();
        }
    }

    void finish() throws IOException {
        blank(used, length);
    }

    private void blank(long from, long to) throws IOException {
        for (var area : areas) {
            var begin = Math.max(from, area.at);
            var end = Math.min(to, area.end());
            if (begin < end) {
                target.put(area.place + begin - area.at, new byte[(int) (end - begin)]);
            }
        }
    }

    /** Of one frame: where it is in the stream and in the copy. */
    private record Area(long at, int bytes, long place) {

        private long end() {
            return at + bytes;
        }
    }
}
