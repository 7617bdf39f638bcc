package org.psyhealth.media.audio;

import java.time.Duration;
import org.psyhealth.media.format.RefusedFileException;

/**
 * How long a recording may last, and whether what a file says about its length is true. Headers round, and coders add
 * some silence: two seconds and a tenth are no lie.
 */
record PlayingTime(Duration longest) {

    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    /**
     * A number of units of time.
     *
     * @param units not negative
     * @param perSecond from 1 to 2^32 - 1
     */
    static Duration of(long units, long perSecond) {
        return Duration.ofSeconds(units / perSecond, units % perSecond * NANOS_PER_SECOND / perSecond);
    }

    void limit(Duration duration) throws RefusedFileException {
        if (duration.compareTo(longest) > 0) {
            throw Refusal.tooLarge("it is longer than " + longest);
        }
    }

    /**
     * How long a recording plays: its sound, with the pauses between.
     *
     * @param sound the length of all of its packets
     * @param timeline from the beginning of the first to the end of the last by their times; not shorter than the sound
     */
    Duration of(Duration sound, Duration timeline) throws RefusedFileException {
        limit(sound);
        limit(timeline);
        if (!sound.isPositive()) {
            throw Refusal.unreadable("it has no sound");
        }
        if (exceeds(sound, timeline)) {
            throw Refusal.unreadable("it has more sound than time");
        }
        return sound.compareTo(timeline) > 0 ? sound : timeline;
    }

    /** Refuses what a header says about the duration unless it is about right; zero says nothing. */
    void requireTrue(Duration stated, Duration actual) throws RefusedFileException {
        requireNoMore(stated, actual);
        if (stated.isPositive() && exceeds(actual, stated)) {
            throw Refusal.unreadable("a header says a shorter duration");
        }
    }

    /** Refuses what a header says about a part unless that may be right. */
    void requireNoMore(Duration stated, Duration actual) throws RefusedFileException {
        limit(stated);
        if (exceeds(stated, actual)) {
            throw Refusal.unreadable("a header says a longer duration");
        }
    }

    private static boolean exceeds(Duration one, Duration other) {
        return one.minus(other).compareTo(SLACK.plus(one.dividedBy(10))) > 0;
    }
}
