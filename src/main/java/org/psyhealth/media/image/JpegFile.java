package org.psyhealth.media.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The segments of a JPEG file up to the end of its image (ITU-T T.81, annex B). A file without that end is one that
 * broke off: decoders would fill the rest of its picture with gray.
 */
final class JpegFile {

    private static final ByteBuffer START = ByteBuffer.wrap(new byte[] {(byte) 0xFF, (byte) 0xD8});
    private static final ByteBuffer END = ByteBuffer.wrap(new byte[] {(byte) 0xFF, (byte) 0xD9});
    private static final int MAX_SCANS = 32;
    private static final int MAX_SEGMENTS = 1_000;

    private final ByteBuffer file;
    private final int trailer;
    private final KeptParts kept;
    private final List<ByteBuffer> profileSegments = new ArrayList<>();
    private @Nullable Size size;
    private int components;
    private double samplesPerPixel;
    private boolean jfif;
    private boolean progressive;
    private int scans;
    private int segments;
    private int orientation = ExifOrientation.UPRIGHT;

    JpegFile(ByteBuffer file) {
        this.file = file;
        trailer = SamsungTrailer.begin(file);
        kept = new KeptParts(file);
    }

    ImageHeader header() throws RefusedFileException {
        var at = 2;
        for (var marker = marker(at); code(marker) != 0xD9; marker = marker(at)) {
            at = segment(marker);
        }
        if (size == null || scans == 0) {
            throw ImageHeader.unreadable("A JPEG file without a picture");
        }
        // All coefficients stay in memory until the last scan has come, each of two bytes.
        var coefficients = progressive || scans > 1 ? (long) (2 * samplesPerPixel * size.pixels()) : 0;
        var profile = IccSegments.joined(profileSegments);
        var fourInks = components == 4;
        var forDecoder = fourInks && profile != null && ColorProfile.isOf(profile, components);
        var parts = Stream.of(
                        List.of(START),
                        forDecoder ? profileSegments : List.<ByteBuffer>of(),
                        kept.parts(),
                        List.of(END))
                .flatMap(List::stream)
                .toList();
        // With four components, or without JFIF, the decoder makes a second copy in which it converts colours.
        var copies = fourInks || !jfif ? 2 : 1;
        return new ImageHeader(
                MediaFormat.JPEG,
                size,
                copies * components,
                coefficients,
                orientation,
                fourInks ? null : profile,
                parts,
                0);
    }

    /** Where the code of the next marker is. What precedes the marker is skipped, as decoders do. */
    private int marker(int from) {
        var at = from;
        while (code(at) != 0xFF) {
            at++;
        }
        while (code(at) == 0xFF) {
            at++;
        }
        return at;
    }

    /** Takes what is needed of a segment, and of the scan that may follow. Returns where that ends. */
    private int segment(int marker) throws RefusedFileException {
        var code = code(marker);
        var length = Short.toUnsignedInt(file.getShort(marker + 1));
        var content = file.slice(marker + 3, length - 2);
        var end = marker + 1 + length;
        switch (code) {
            case 0xC0, 0xC1, 0xC2 -> frame(content, code == 0xC2);
            case 0xC3, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF, 0xD8 ->
                throw ImageHeader.unreadable("A JPEG file with marker " + code);
            case 0xDA -> end = scan(end);
            case 0xE0 -> jfif |= startsWith(content, "JFIF\0");
            case 0xE1 -> {
                if (startsWith(content, "Exif\0") && orientation == ExifOrientation.UPRIGHT) {
                    orientation = ExifOrientation.of(content);
                }
            }
            case 0xE2 -> {
                if (startsWith(content, "ICC_PROFILE\0") && profileSegments.size() < IccSegments.MOST) {
                    profileSegments.add(file.slice(marker - 1, length + 2));
                }
            }
            default -> {}
        }
        if (isNeeded(code, content)) {
            needed(marker - 1, end);
        }
        return end;
    }

    /** Of the segments of applications, those that tell which colours the components are. */
    private static boolean isNeeded(int code, ByteBuffer content) {
        return code < 0xE0
                || code == 0xE0 && startsWith(content, "JFIF\0")
                || code == 0xEE && startsWith(content, "Adobe");
    }

    private void frame(ByteBuffer frame, boolean isProgressive) throws RefusedFileException {
        components = frame.get(5);
        if (size != null || frame.get(0) != 8 || (components != 1 && components != 3 && components != 4)) {
            throw ImageHeader.unreadable("A JPEG frame that browsers do not show");
        }
        size = ImageHeader.size(Short.toUnsignedInt(frame.getShort(3)), Short.toUnsignedInt(frame.getShort(1)));
        progressive = isProgressive;
        var all = 0;
        var most = 1;
        for (var i = 0; i < components; i++) {
            var sampling = frame.get(7 + 3 * i);
            var samples = (sampling >> 4 & 15) * (sampling & 15);
            all += samples;
            most = Math.max(most, samples);
        }
        samplesPerPixel = (double) all / most;
    }

    /** The end of a scan: the next marker that is neither an escaped byte of it nor one that restarts it. */
    private int scan(int from) throws RefusedFileException {
        if (++scans > MAX_SCANS) {
            throw ImageHeader.unreadable("A JPEG file of too many scans");
        }
        var at = from;
        while (true) {
            while (code(at) != 0xFF) {
                at++;
            }
            var next = code(at + 1);
            if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                return at;
            }
            at++;
        }
    }

    /** The file's, as if the image ended where a trailer begins: whether it is whole is for the decoder to tell. */
    private int code(int at) {
        return switch (at - trailer) {
            case 0 -> 0xFF;
            case 1 -> 0xD9;
            default -> Byte.toUnsignedInt(file.get(at));
        };
    }

    private void needed(int from, int to) throws RefusedFileException {
        if (++segments > MAX_SEGMENTS) {
            throw ImageHeader.unreadable("A JPEG file of too many segments");
        }
        kept.keep(from, to);
    }

    private static boolean startsWith(ByteBuffer content, String name) {
        return content.limit() >= name.length()
                && content.slice(0, name.length()).equals(StandardCharsets.US_ASCII.encode(name));
    }
}
