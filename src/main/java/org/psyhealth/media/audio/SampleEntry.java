package org.psyhealth.media.audio;

import java.io.IOException;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The description of the sound: one entry of {@code stsd} (ISO/IEC 14496-12, 8.5.2) of AAC, and of its {@code esds} box
 * (ISO/IEC 14496-14, 5.6) the descriptors that a decoder reads (ISO/IEC 14496-1, 7.2.6). Offsets are those in
 * {@code esds}.
 */
final class SampleEntry {

    private static final int FIELDS = 28;
    private static final int AAC = 0x40;
    private static final int STREAM = 3;
    private static final int DECODER = 4;
    private static final int DECODER_SPECIFIC = 5;
    private static final int SYNC_LAYER = 6;
    private static final int DECODER_FIELDS = 13;
    private static final byte SYNC_LAYER_OF_MP4 = 2;

    private final Box box;
    private final BoxCopy copy;
    private long at = Integer.BYTES;
    private long end;

    private SampleEntry(Box esds, BoxCopy copy) throws IOException {
        this.box = esds;
        this.copy = copy;
        end = esds.bodyLength();
        copy.header(esds);
    }

    static AacConfig copy(Box stsd, BoxCopy copy) throws RefusedFileException, IOException {
        if (copy.number(stsd, Integer.BYTES, Integer.BYTES) != 1) {
            throw Refusal.unreadable("its sound has not one description");
        }
        var entry = copy.open(stsd, 2L * Integer.BYTES, "mp4a").all("mp4a");
        if (entry.size() != 1) {
            throw Refusal.wrongType("its sound is not AAC");
        }
        copy.keep(stsd, Integer.BYTES, Integer.BYTES);
        return copyEntry(entry.getFirst(), copy);
    }

    private static AacConfig copyEntry(Box entry, BoxCopy copy) throws RefusedFileException, IOException {
        if (copy.number(entry, 6, 2) != 1 || copy.number(entry, 8, 2) != 0) {
            throw Refusal.unreadable("its sound is described as in no MPEG-4 file");
        }
        var esds = copy.open(entry, FIELDS, "esds").one("esds");
        copy.keep(entry, 6, 2);
        copy.keep(entry, 16, 4);
        copy.keep(entry, 24, 4);
        return new SampleEntry(esds, copy).copyDescriptors();
    }

    private AacConfig copyDescriptors() throws RefusedFileException, IOException {
        enter(STREAM);
        if (copy.number(box, at + 2, 1) >> 5 != 0) {
            throw Refusal.unreadable("its stream depends on others");
        }
        at += 3;
        var streamEnd = end;
        enter(DECODER);
        if (copy.number(box, at, 1) != AAC) {
            throw Refusal.wrongType("its sound is not AAC");
        }
        copy.keep(box, at, 2);
        at += DECODER_FIELDS;
        var decoderEnd = end;
        enter(DECODER_SPECIFIC);
        var config = AacConfig.of(copy.read(box, at, end - at));
        copy.keep(box, at, config.length());
        at = decoderEnd;
        end = streamEnd;
        if (at < end) {
            enter(SYNC_LAYER);
            copy.put(box, at, SYNC_LAYER_OF_MP4);
        }
        return config;
    }

    /** Goes into the next descriptor, whose length has seven bits per byte. */
    private void enter(int tag) throws RefusedFileException, IOException {
        var start = at;
        if (copy.number(box, at++, 1) != tag) {
            throw Refusal.unreadable("a descriptor is missing");
        }
        var length = 0L;
        var isComplete = false;
        for (var i = 0; i < 4 && !isComplete; i++) {
            var part = copy.number(box, at++, 1);
            length = length << 7 | part & 0x7F;
            isComplete = part < 0x80;
        }
        if (!isComplete || length > end - at) {
            throw Refusal.unreadable("a descriptor has an impossible length");
        }
        copy.keep(box, start, at - start);
        end = at + length;
    }
}
