package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.psyhealth.media.format.RefusedFileException;

/** The {@code ftyp} box (ISO/IEC 14496-12, 4.3), with no brands but well-known ones. */
final class FileType {

    private static final int BRAND = 4;
    private static final int COMPATIBLE = 8;
    private static final int MAX_LENGTH = 256;

    /** Brands at mp4ra.org of files that may be sound alone; QuickTime's, protected and those of pictures are not. */
    private static final Set<String> ACCEPTED = Set.of(
            "M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9",
            "dash", "msdh", "msix", "cmfc", "cmf2", "caac", "hlsf", "3gp4", "3gp5", "3gp6");

    private FileType() {}

    static void copy(Box box, BoxCopy copy) throws RefusedFileException, IOException {
        if (box.bodyLength() < COMPATIBLE || box.bodyLength() > MAX_LENGTH || box.bodyLength() % BRAND != 0) {
            throw Refusal.unreadable("the brands are cut off");
        }
        var major = copy.text(box, 0, BRAND);
        if (!ACCEPTED.contains(major)) {
            throw Refusal.wrongType("the major brand is none of sound");
        }
        copy.header(box);
        copy.keep(box, 0, BRAND);
        for (var at = COMPATIBLE; at < box.bodyLength(); at += BRAND) {
            var brand = copy.text(box, at, BRAND);
            copy.put(box, at, (ACCEPTED.contains(brand) ? brand : major).getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
