package org.psyhealth.media.caption;

/**
 * A caption.
 *
 * @param start when it appears, in milliseconds
 * @param end when it disappears, in milliseconds
 * @param settings valid ones, each after a space
 * @param text plain text, of one or more lines
 */
record Cue(long start, long end, String settings, String text) {

    /** As it is written, without the empty line before the next. */
    String block() {
        return CueTime.format(start) + " --> " + CueTime.format(end) + settings + "\n" + CueText.escaped(text) + "\n";
    }
}
