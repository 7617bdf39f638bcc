package org.psyhealth.media.image;

/** Exif blocks that tests make, from the TIFF header on, little endian. */
final class ExifSamples {

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private ExifSamples() {}

    static byte[] orientation(int orientation) {
        return Bytes.joined(header(), directory(0, entry(0x0112, SHORT, 1, orientation)));
    }

    /** A block with an empty first directory, and a thumbnail with an orientation of its own in the second. */
    static byte[] thumbnailOnly(int orientation, byte[] thumbnail) {
        var second = 8 + 6;
        var data = second + 2 + 3 * 12 + 4;
        return Bytes.joined(
                header(),
                directory(second),
                directory(
                        0,
                        entry(0x0112, SHORT, 1, orientation),
                        entry(0x0201, LONG, 1, data),
                        entry(0x0202, LONG, 1, thumbnail.length)),
                thumbnail);
    }

    /**
     * A block that tells a position (GPSProcessingMethod), a comment and a thumbnail, each of which contains a text.
     */
    static byte[] telling(String text) {
        var bytes = Bytes.ascii(text);
        var texts = 8 + 2 + 3 * 12 + 4 + 2 + 12 + 4 + 2 + 12 + 4;
        var exifDirectory = 8 + 2 + 3 * 12 + 4;
        var gpsDirectory = exifDirectory + 2 + 12 + 4;
        return Bytes.joined(
                header(),
                directory(
                        0,
                        entry(0x010E, ASCII, bytes.length, texts),
                        entry(0x8769, LONG, 1, exifDirectory),
                        entry(0x8825, LONG, 1, gpsDirectory)),
                directory(0, entry(0x9286, 7, bytes.length, texts + bytes.length)),
                directory(0, entry(0x001B, 7, bytes.length, texts + 2 * bytes.length)),
                bytes,
                bytes,
                bytes);
    }

    private static byte[] header() {
        return Bytes.joined(Bytes.ascii("II*\0"), Bytes.littleEndian(8, 4));
    }

    private static byte[] directory(int next, byte[]... entries) {
        return Bytes.joined(Bytes.littleEndian(entries.length, 2), Bytes.joined(entries), Bytes.littleEndian(next, 4));
    }

    private static byte[] entry(int tag, int type, int count, int value) {
        return Bytes.joined(
                Bytes.littleEndian(tag, 2),
                Bytes.littleEndian(type, 2),
                Bytes.littleEndian(count, 4),
                Bytes.littleEndian(value, 4));
    }
}
