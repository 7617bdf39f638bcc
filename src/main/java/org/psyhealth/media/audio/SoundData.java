package org.psyhealth.media.audio;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The content of {@code mdat} boxes (ISO/IEC 14496-12, 8.1.1), of which only the chunks of the track are kept. As in
 * every file with one track, they stand in the order in which they play.
 */
final class SoundData {

    private final TargetFile target;
    private final TreeMap<Long, Box> byBody = new TreeMap<>();
    private long last;

    SoundData(BoxCopy copy, TargetFile target, List<Box> boxes) throws IOException {
        this.target = target;
        for (var box : boxes) {
            copy.header(box);
            byBody.put(box.body(), box);
        }
    }

    void keep(long from, long length) throws RefusedFileException, IOException {
        var box = byBody.floorEntry(from);
        if (from < last || box == null || length > box.getValue().end() - from) {
            throw Refusal.unreadable("a chunk is not where sound may be");
        }
        target.keep(from, length);
        last = from + length;
    }
}
