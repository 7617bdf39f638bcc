package org.psyhealth.media.audio;

import java.io.IOException;
import java.time.Duration;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The headers of a movie, its track and its media ({@code mvhd}, {@code tkhd} and {@code mdhd}; ISO/IEC 14496-12,
 * 8.2.2, 8.3.2 and 8.4.2): their scale, duration and number are kept, the rest are constants.
 */
final class TimeHeader {

    private static final byte[] NORMAL_RATE_AND_VOLUME = {0, 1, 0, 0, 1, 0};
    private static final byte[] NORMAL_VOLUME = {1, 0};
    private static final byte[] ALL_ONES = {-1, -1, -1, -1};
    private static final byte[] UNDETERMINED_LANGUAGE = {0x55, (byte) 0xC4};
    private static final byte ENABLED_IN_MOVIE_AND_PREVIEW = 7;

    private final Box box;
    private final BoxCopy copy;
    /** Behind the times of creation and modification. */
    private final int fields;
    /** Of a time, in bytes. */
    private final int width;

    private TimeHeader(Box box, BoxCopy copy) throws RefusedFileException, IOException {
        this.box = box;
        this.copy = copy;
        var version = copy.number(box, 0, 1);
        if (version > 1) {
            throw Refusal.unreadable("a header has an unknown version");
        }
        width = version == 1 ? Long.BYTES : Integer.BYTES;
        fields = Integer.BYTES + 2 * width;
        copy.header(box);
        copy.keep(box, 0, 1);
    }

    /**
     * What a header says.
     *
     * @param number the number of the track, or units of time per second
     * @param units the duration; zero if it is not known
     */
    record Fields(long number, long units) {

        /** By its own scale. */
        Duration duration() {
            return PlayingTime.of(units, number);
        }
    }

    static Fields copyMovie(Box box, BoxCopy copy) throws RefusedFileException, IOException {
        var header = new TimeHeader(box, copy);
        var scaled = header.scaled();
        var rest = header.fields + Integer.BYTES + header.width;
        copy.put(box, rest, NORMAL_RATE_AND_VOLUME);
        header.putMatrix(rest + 16);
        copy.put(box, rest + 76, ALL_ONES);
        return scaled;
    }

    static Fields copyTrack(Box box, BoxCopy copy) throws RefusedFileException, IOException {
        var header = new TimeHeader(box, copy);
        copy.put(box, 3, ENABLED_IN_MOVIE_AND_PREVIEW);
        copy.keep(box, header.fields, Integer.BYTES);
        var units = header.units(header.fields + 2 * Integer.BYTES);
        var rest = header.fields + 2 * Integer.BYTES + header.width;
        copy.put(box, rest + 12, NORMAL_VOLUME);
        header.putMatrix(rest + 16);
        return new Fields(copy.number(box, header.fields, Integer.BYTES), units);
    }

    static Fields copyMedia(Box box, BoxCopy copy) throws RefusedFileException, IOException {
        var header = new TimeHeader(box, copy);
        copy.put(box, header.fields + Integer.BYTES + header.width, UNDETERMINED_LANGUAGE);
        return header.scaled();
    }

    /** The whole duration of a fragmented movie ({@code mehd}, 8.8.2), which has no times before it. */
    static long copyExtends(Box box, BoxCopy copy) throws RefusedFileException, IOException {
        return new TimeHeader(box, copy).units(Integer.BYTES);
    }

    private Fields scaled() throws RefusedFileException, IOException {
        var scale = copy.number(box, fields, Integer.BYTES);
        if (scale == 0) {
            throw Refusal.unreadable("its time has no scale");
        }
        copy.keep(box, fields, Integer.BYTES);
        return new Fields(scale, units(fields + Integer.BYTES));
    }

    private long units(int offset) throws RefusedFileException, IOException {
        copy.keep(box, offset, width);
        var units = copy.number(box, offset, width);
        var isUnknown = units == (width == Long.BYTES ? -1 : 0xFFFF_FFFFL);
        if (units < 0 && !isUnknown) {
            throw Refusal.unreadable("a duration overflows");
        }
        return isUnknown ? 0 : units;
    }

    /** The unit matrix, in fixed points. */
    private void putMatrix(int offset) throws RefusedFileException, IOException {
        copy.put(box, offset, (byte) 0, (byte) 1);
        copy.put(box, offset + 16, (byte) 0, (byte) 1);
        copy.put(box, offset + 32, (byte) 0x40, (byte) 0, (byte) 0, (byte) 0);
    }
}
