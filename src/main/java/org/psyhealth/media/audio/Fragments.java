package org.psyhealth.media.audio;

import java.io.IOException;
import java.util.List;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The fragments of a movie (ISO/IEC 14496-12, 8.8), as browsers record it: each {@code moof} box has the tables of the
 * samples that follow.
 */
final class Fragments {

    private static final int BASE_OFFSET = 0x1;
    private static final int DESCRIPTION = 0x2;
    private static final int DURATION = 0x8;
    private static final int SIZE = 0x10;
    private static final int FLAGS = 0x20;

    private static final int RUN_OFFSET = 0x1;
    private static final int RUN_FIRST_FLAGS = 0x4;
    private static final int SAMPLE_DURATION = 0x100;
    private static final int SAMPLE_SIZE = 0x200;
    private static final int SAMPLE_FIELDS = 0xF00;

    private final BoxCopy copy;
    private final SoundData sound;
    private final Samples samples;
    private final long track;

    private long usualDuration;
    private int usualSize;
    private long base;
    private long next;

    Fragments(BoxCopy copy, SoundData sound, Samples samples, long track) {
        this.copy = copy;
        this.sound = sound;
        this.samples = samples;
        this.track = track;
    }

    /**
     * Copies the fragments.
     *
     * @param trex what is usual in all of them (8.8.3)
     */
    void copy(Box trex, List<Box> fragments) throws RefusedFileException, IOException {
        copy.header(trex);
        copy.keep(trex, 0, 6 * Integer.BYTES);
        requireTrack(trex);
        var duration = copy.number(trex, 12, Integer.BYTES);
        var size = (int) copy.number(trex, 16, Integer.BYTES);
        for (var fragment : fragments) {
            usualDuration = duration;
            usualSize = size;
            next = fragment.start();
            copyFragment(fragment);
        }
    }

    private void copyFragment(Box moof) throws RefusedFileException, IOException {
        var boxes = copy.open(moof, "mfhd", "traf");
        var header = boxes.one("mfhd");
        copy.header(header);
        copy.keep(header, Integer.BYTES, Integer.BYTES);
        var track = copy.open(boxes.one("traf"), "tfhd", "tfdt", "trun");
        copyHeader(track.one("tfhd"));
        var time = track.optional("tfdt");
        if (time.isPresent()) {
            copyTime(time.get());
        }
        for (var run : track.all("trun")) {
            copyRun(run);
        }
    }

    private void copyHeader(Box tfhd) throws RefusedFileException, IOException {
        requireTrack(tfhd);
        var flags = (int) copy.number(tfhd, 1, 3);
        var at = 8;
        if ((flags & BASE_OFFSET) != 0) {
            next = copy.number(tfhd, at, Long.BYTES);
            at += Long.BYTES;
        }
        at += (flags & DESCRIPTION) != 0 ? Integer.BYTES : 0;
        if ((flags & DURATION) != 0) {
            usualDuration = copy.number(tfhd, at, Integer.BYTES);
            at += Integer.BYTES;
        }
        if ((flags & SIZE) != 0) {
            usualSize = (int) copy.number(tfhd, at, Integer.BYTES);
            at += Integer.BYTES;
        }
        at += (flags & FLAGS) != 0 ? Integer.BYTES : 0;
        copy.header(tfhd);
        copy.keep(tfhd, 0, at);
        base = next;
    }

    /** When the fragment begins (8.8.12). */
    private void copyTime(Box tfdt) throws RefusedFileException, IOException {
        var width = copy.number(tfdt, 0, 1) == 1 ? Long.BYTES : Integer.BYTES;
        copy.header(tfdt);
        copy.keep(tfdt, 0, Integer.BYTES + width);
        samples.begin(copy.number(tfdt, Integer.BYTES, width));
    }

    private void copyRun(Box trun) throws RefusedFileException, IOException {
        var flags = (int) copy.number(trun, 1, 3);
        var count = copy.number(trun, Integer.BYTES, Integer.BYTES);
        samples.add(count);
        var fields = 2 * Integer.BYTES;
        if ((flags & RUN_OFFSET) != 0) {
            next = base + (int) copy.number(trun, fields, Integer.BYTES);
            fields += Integer.BYTES;
        }
        fields += (flags & RUN_FIRST_FLAGS) != 0 ? Integer.BYTES : 0;
        var width = Integer.bitCount(flags & SAMPLE_FIELDS) * Integer.BYTES;
        var table = copy.read(trun, fields, count * width);
        copy.header(trun);
        copy.keep(trun, 0, fields + count * width);
        var sizeAt = (flags & SAMPLE_DURATION) != 0 ? Integer.BYTES : 0;
        var length = 0L;
        for (var i = 0; i < count; i++) {
            samples.last(sizeAt == 0 ? usualDuration : Integer.toUnsignedLong(table.getInt(i * width)));
            length += Samples.length((flags & SAMPLE_SIZE) != 0 ? table.getInt(i * width + sizeAt) : usualSize);
        }
        sound.keep(next, length);
        next += length;
    }

    private void requireTrack(Box box) throws RefusedFileException, IOException {
        if (copy.number(box, Integer.BYTES, Integer.BYTES) != track) {
            throw Refusal.wrongType("it has fragments of another track");
        }
    }
}
