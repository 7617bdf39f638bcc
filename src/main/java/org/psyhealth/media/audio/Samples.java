package org.psyhealth.media.audio;

import org.psyhealth.media.format.RefusedFileException;

/** Counts samples, the frames of a coder, and their time. */
final class Samples {

    /** Six hours of AAC at 48 kHz. */
    private static final int MOST = 1_000_000;

    private long count;
    private long units;

    /** The number of samples. */
    long count() {
        return count;
    }

    /** When they end, in units of the media's time. */
    long units() {
        return units;
    }

    void add(long samples) throws RefusedFileException {
        count += samples;
        if (samples > MOST || count > MOST) {
            throw Refusal.tooLarge("it has more than " + MOST + " samples");
        }
    }

    /** Lets time pass; not called more often than there are samples. */
    void last(long more) {
        units += more;
    }

    /** What follows begins at this time, or later. */
    void begin(long time) throws RefusedFileException {
        if (time < 0 || time > 1L << 53) {
            throw Refusal.unreadable("a fragment begins at no sensible time");
        }
        units = Math.max(units, time);
    }

    /** A number of bytes or samples, which a file of this size has as a positive one. */
    static int length(int number) throws RefusedFileException {
        if (number <= 0) {
            throw Refusal.unreadable("a sample or chunk is empty or too long");
        }
        return number;
    }
}
