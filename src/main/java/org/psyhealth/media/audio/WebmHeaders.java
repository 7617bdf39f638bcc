package org.psyhealth.media.audio;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.psyhealth.media.format.RefusedFileException;

/** What the headers of a WebM file say. */
final class WebmHeaders {

    private static final Set<WebmElement> NEEDED = EnumSet.of(
            WebmElement.TRACK_NUMBER,
            WebmElement.TRACK_UID,
            WebmElement.TRACK_TYPE,
            WebmElement.CODEC_ID,
            WebmElement.CODEC_PRIVATE);
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MAX_SCALE = 1_000_000_000;
    private static final int SOUND = 2;

    private final Map<WebmElement, Long> numbers = new EnumMap<>(WebmElement.class);
    private final Set<WebmElement> seen = EnumSet.noneOf(WebmElement.class);
    private String docType = "";
    private String codec = "";
    private double duration;
    private boolean hasSound;

    /** Notes an element that may be there once, before the sound. */
    void see(WebmElement element) throws RefusedFileException {
        if (hasSound || !seen.add(element)) {
            throw element == WebmElement.TRACK
                    ? Refusal.wrongType("it has more than one track")
                    : Refusal.unreadable("a header is there twice, or too late");
        }
    }

    void number(WebmElement element, long number) {
        numbers.put(element, number);
    }

    void name(WebmElement element, String name) {
        if (element == WebmElement.DOC_TYPE) {
            docType = name;
        } else {
            codec = name;
        }
    }

    void duration(double units) {
        duration = units;
    }

    void requireWebm() throws RefusedFileException {
        if (!"webm".equals(docType)) {
            throw Refusal.wrongType("it is another EBML document than WebM");
        }
        if (said(WebmElement.EBML_READ_VERSION, 1) != 1
                || said(WebmElement.EBML_MAX_ID_LENGTH, 4) != 4
                || said(WebmElement.EBML_MAX_SIZE_LENGTH, 8) > 8) {
            throw Refusal.unreadable("it is of another version of EBML");
        }
    }

    /** Refuses a track of anything but Opus. */
    void requireOpus() throws RefusedFileException {
        if (said(WebmElement.TRACK_TYPE, 0) != SOUND || !"A_OPUS".equals(codec)) {
            throw Refusal.wrongType("its track is not Opus");
        }
        if (!seen.containsAll(NEEDED)) {
            throw Refusal.unreadable("its track is not described");
        }
    }

    /** The number of the track whose sound now begins. */
    long trackOfSound() throws RefusedFileException {
        requireOpus();
        hasSound = true;
        return said(WebmElement.TRACK_NUMBER, 0);
    }

    /** The length of a unit of time, in nanoseconds. */
    long scale() throws RefusedFileException {
        var scale = said(WebmElement.TIMESTAMP_SCALE, NANOS_PER_MILLI);
        if (scale == 0 || scale > MAX_SCALE) {
            throw Refusal.unreadable("its time has no sensible scale");
        }
        return scale;
    }

    /** How long the recording is said to be, in nanoseconds; zero if it is not known, as while it is recorded. */
    long duration() throws RefusedFileException {
        if (Double.isNaN(duration) || duration < 0) {
            throw Refusal.unreadable("its duration is no number");
        }
        return (long) (duration * scale());
    }

    private long said(WebmElement element, long usual) {
        return numbers.getOrDefault(element, usual);
    }
}
