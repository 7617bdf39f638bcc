package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The tables of {@code stbl} (ISO/IEC 14496-12, 8.6 and 8.7) that say where the samples are and how long they last: as
 * many in {@code stts} and in the chunks as in {@code stsz}.
 */
final class SampleTable {

    private static final int TIME_ENTRY = 8;
    private static final int RUN_ENTRY = 12;

    private final Boxes boxes;
    private final BoxCopy copy;
    private final Samples samples;

    private SampleTable(Boxes boxes, BoxCopy copy, Samples samples) {
        this.boxes = boxes;
        this.copy = copy;
        this.samples = samples;
    }

    static void copy(Boxes boxes, BoxCopy copy, SoundData sound, Samples samples)
            throws RefusedFileException, IOException {
        var table = new SampleTable(boxes, copy, samples);
        var stsz = boxes.one("stsz");
        samples.add(copy.number(stsz, 8, Integer.BYTES));
        table.copyTimes();
        table.copyChunks(stsz, sound);
    }

    private void copyTimes() throws RefusedFileException, IOException {
        var times = copy.table(boxes.one("stts"), Integer.BYTES, TIME_ENTRY);
        var left = samples.count();
        for (var at = 0; at < times.limit(); at += TIME_ENTRY) {
            var count = Integer.toUnsignedLong(times.getInt(at));
            if (count == 0 || count > left) {
                throw Refusal.unreadable("there are times of other samples");
            }
            samples.last(count * Integer.toUnsignedLong(times.getInt(at + Integer.BYTES)));
            left -= count;
        }
        if (left != 0) {
            throw Refusal.unreadable("there are samples without a time");
        }
    }

    private void copyChunks(Box stsz, SoundData sound) throws RefusedFileException, IOException {
        var fixed = (int) copy.number(stsz, Integer.BYTES, Integer.BYTES);
        var sizes = copy.table(stsz, 8, fixed == 0 ? Integer.BYTES : 0);
        copy.keep(stsz, Integer.BYTES, Integer.BYTES);
        var offsets = offsets();
        var runs = copy.table(boxes.one("stsc"), Integer.BYTES, RUN_ENTRY);
        var sample = 0;
        var used = 0;
        for (var chunk = 0; chunk < offsets.length; chunk++) {
            if (begins(runs, used, chunk + 1)) {
                used++;
            }
            var count = samplesPerChunk(runs, used - 1);
            if (count > samples.count() - sample) {
                throw Refusal.unreadable("there are more chunks than samples");
            }
            var length = 0L;
            for (var i = 0; i < count; i++, sample++) {
                length += Samples.length(fixed == 0 ? sizes.getInt(sample * Integer.BYTES) : fixed);
            }
            sound.keep(offsets[chunk], length);
        }
        if (sample != samples.count() || used * RUN_ENTRY != runs.limit()) {
            throw Refusal.unreadable("there are samples without a chunk");
        }
    }

    private static boolean begins(ByteBuffer runs, int run, int chunk) {
        return (run + 1) * RUN_ENTRY <= runs.limit() && runs.getInt(run * RUN_ENTRY) == chunk;
    }

    private static int samplesPerChunk(ByteBuffer runs, int run) throws RefusedFileException {
        if (run < 0 || runs.getInt(run * RUN_ENTRY + 2 * Integer.BYTES) != 1) {
            throw Refusal.unreadable("a chunk has no sound");
        }
        return Samples.length(runs.getInt(run * RUN_ENTRY + Integer.BYTES));
    }

    private long[] offsets() throws RefusedFileException, IOException {
        var wide = boxes.optional("co64");
        var narrow = boxes.optional("stco");
        if (wide.isPresent() == narrow.isPresent()) {
            throw Refusal.unreadable("it has not one table of chunks");
        }
        var width = wide.isPresent() ? Long.BYTES : Integer.BYTES;
        var table = copy.table(wide.or(() -> narrow).get(), Integer.BYTES, width);
        var offsets = new long[table.limit() / width];
        for (var i = 0; i < offsets.length; i++) {
            offsets[i] = wide.isPresent() ? table.getLong(i * width) : Integer.toUnsignedLong(table.getInt(i * width));
        }
        return offsets;
    }
}
