package org.psyhealth.media.caption;

import java.util.regex.MatchResult;

/** A WebVTT timestamp (section 4.1), of less than a hundred hours. */
final class CueTime {

    /** Its groups are hours, which may be missing, minutes, seconds and milliseconds. */
    static final String PATTERN = "(?:([0-9]{2}):)?([0-5][0-9]):([0-5][0-9])\\.([0-9]{3})";

    private static final int GROUPS = 4;

    private CueTime() {}

    /** The milliseconds of the n-th timestamp that matched, counted from zero. */
    static long parse(MatchResult match, int index) {
        var group = index * GROUPS;
        var hours = match.group(group + 1) == null ? 0 : Long.parseLong(match.group(group + 1));
        var minutes = hours * 60 + Long.parseLong(match.group(group + 2));
        var seconds = minutes * 60 + Long.parseLong(match.group(group + 3));
        return seconds * 1000 + Long.parseLong(match.group(group + 4));
    }

    static String format(long millis) {
        var seconds = millis / 1000;
        var minutes = seconds / 60;
        return "%02d:%02d:%02d.%03d".formatted(minutes / 60, minutes % 60, seconds % 60, millis % 1000);
    }
}
