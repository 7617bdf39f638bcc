package org.psyhealth.media.audio;

import java.io.IOException;
import java.util.Optional;
import org.psyhealth.media.format.RefusedFileException;

/**
 * A track of sound (ISO/IEC 14496-12, 8.3 to 8.7), without the tables of its samples and its edits, which are still to
 * be copied.
 *
 * @param unitsOfMovie its duration by its header, in the movie's scale
 * @param media the scale and duration by the header of its media
 * @param table the tables of {@code stbl}
 */
record M4aTrack(
        long number, long unitsOfMovie, TimeHeader.Fields media, AacConfig coder, Boxes table, Optional<Box> edits) {

    private static final int HANDLER = 8;
    private static final int IN_THIS_FILE = 1;

    static M4aTrack copy(Box trak, BoxCopy copy) throws RefusedFileException, IOException {
        var track = copy.open(trak, "tkhd", "edts", "mdia");
        var media = copy.open(track.one("mdia"), "mdhd", "hdlr", "minf");
        copyHandler(media.one("hdlr"), copy);
        var info = copy.open(media.one("minf"), "smhd", "dinf", "stbl");
        copy.header(info.one("smhd"));
        copyReference(copy.open(info.one("dinf"), "dref").one("dref"), copy);
        var table = copy.open(info.one("stbl"), "stsd", "stts", "stsc", "stsz", "stco", "co64");
        var header = TimeHeader.copyTrack(track.one("tkhd"), copy);
        return new M4aTrack(
                header.number(),
                header.units(),
                TimeHeader.copyMedia(media.one("mdhd"), copy),
                SampleEntry.copy(table.one("stsd"), copy),
                table,
                track.optional("edts"));
    }

    /** Its name is left away. */
    private static void copyHandler(Box hdlr, BoxCopy copy) throws RefusedFileException, IOException {
        if (!"soun".equals(copy.text(hdlr, HANDLER, Integer.BYTES))) {
            throw Refusal.wrongType("its track is not of sound");
        }
        copy.header(hdlr);
        copy.keep(hdlr, HANDLER, Integer.BYTES);
    }

    /** Where the sound is (8.7.2): nowhere but in this file. */
    private static void copyReference(Box dref, BoxCopy copy) throws RefusedFileException, IOException {
        if (copy.number(dref, Integer.BYTES, Integer.BYTES) != 1) {
            throw Refusal.unreadable("its sound has not one place");
        }
        var url = copy.open(dref, 2L * Integer.BYTES, "url ").one("url ");
        if (copy.number(url, 1, 3) != IN_THIS_FILE) {
            throw Refusal.unreadable("its sound is in another file");
        }
        copy.keep(dref, Integer.BYTES, Integer.BYTES);
        copy.header(url);
        copy.put(url, 3, (byte) IN_THIS_FILE);
    }
}
