package org.psyhealth.media.audio;

import java.io.IOException;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The tags around MPEG audio. At the beginning ID3v2 (id3.org, v2.4.0 structure, sections 3.1 and 3.4), also several of
 * them, and zeros; at the end ID3v1, APEv1 and v2, Lyrics3 and appended ID3v2, in any order.
 */
final class Mp3Tags {

    private static final int MOST_TAGS = 16;
    private static final int ID3V2_HEADER = 10;
    private static final int ID3V2_FOOTER_PRESENT = 0x10;
    private static final int ID3V1 = 128;
    private static final int ID3V1_EXTENDED = 227;
    private static final int APE_FOOTER = 32;
    private static final int APE_HEADER_PRESENT = 0x80;
    private static final int LYRICS3_END = 9;
    private static final int LYRICS3_SIZE = 6;
    private static final int LYRICS3_MAX = 5100;
    private static final String LYRICS3_BEGIN = "LYRICSBEGIN";

    private final SourceFile source;

    Mp3Tags(SourceFile source) {
        this.source = source;
    }

    /** Where the tags at the beginning end, in bytes. */
    long begin() throws RefusedFileException, IOException {
        var at = 0L;
        while (source.hasAt(at, "ID3")) {
            var flags = source.u8(at + 5);
            at += ID3V2_HEADER + id3Size(at + 6);
            at += (flags & ID3V2_FOOTER_PRESENT) != 0 ? ID3V2_HEADER : 0;
            source.require(at, 0);
        }
        while (at < source.size() && source.u8(at) == 0) {
            at++;
        }
        return at;
    }

    /** Where the tags at the end begin, in bytes. */
    long end() throws RefusedFileException, IOException {
        var end = source.size();
        for (var tags = 0; tags <= MOST_TAGS; tags++) {
            var length = lengthBefore(end);
            if (length == 0) {
                return end;
            }
            source.require(end - length, length);
            end -= length;
        }
        throw Refusal.unreadable("it ends with more than " + MOST_TAGS + " tags");
    }

    private long lengthBefore(long end) throws RefusedFileException, IOException {
        if (source.hasAt(end - ID3V1, "TAG")) {
            return ID3V1;
        }
        if (source.hasAt(end - ID3V1_EXTENDED, "TAG+")) {
            return ID3V1_EXTENDED;
        }
        if (source.hasAt(end - APE_FOOTER, "APETAGEX")) {
            var hasHeader = (source.u8(end - 9) & APE_HEADER_PRESENT) != 0;
            return apeSize(end) + (hasHeader ? APE_FOOTER : 0);
        }
        if (source.hasAt(end - LYRICS3_END, "LYRICS200")) {
            return lyricsSize(end - LYRICS3_END - LYRICS3_SIZE) + LYRICS3_SIZE + LYRICS3_END;
        }
        if (source.hasAt(end - LYRICS3_END, "LYRICSEND")) {
            return oldLyricsLength(end);
        }
        if (source.hasAt(end - ID3V2_HEADER, "3DI")) {
            return id3Size(end - 4) + 2 * ID3V2_HEADER;
        }
        return 0;
    }

    /** Seven bits per byte. */
    private long id3Size(long at) throws RefusedFileException, IOException {
        var size = 0L;
        for (var i = 0; i < 4; i++) {
            var part = source.u8(at + i);
            if (part > 0x7F) {
                throw Refusal.unreadable("a tag has an impossible size");
            }
            size = size << 7 | part;
        }
        return size;
    }

    private long apeSize(long end) throws RefusedFileException, IOException {
        var size = Integer.toUnsignedLong(Integer.reverseBytes((int) source.number(end - 20, Integer.BYTES)));
        if (size < APE_FOOTER) {
            throw Refusal.unreadable("a tag has an impossible size");
        }
        return size;
    }

    private long lyricsSize(long at) throws RefusedFileException, IOException {
        var digits = source.text(at, LYRICS3_SIZE);
        if (!digits.matches("[0-9]{6}")) {
            throw Refusal.unreadable("a tag has an impossible size");
        }
        return Long.parseLong(digits);
    }

    private long oldLyricsLength(long end) throws RefusedFileException, IOException {
        var length = Math.min(end, LYRICS3_MAX + LYRICS3_BEGIN.length() + LYRICS3_END);
        while (!source.hasAt(end - length, LYRICS3_BEGIN)) {
            length--;
            if (length < LYRICS3_END) {
                throw Refusal.unreadable("a tag has no beginning");
            }
        }
        return length;
    }
}
