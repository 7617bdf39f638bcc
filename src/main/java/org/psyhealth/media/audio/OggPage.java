package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.psyhealth.media.format.RefusedFileException;

/** A page of an Ogg stream (RFC 3533, section 6). */
final class OggPage {

    static final String MAGIC = "OggS";

    /** A segment that its packet does not end with. */
    static final int FULL_SEGMENT = 255;

    private static final int CONTINUED = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;

    private static final int FLAGS_AT = 5;
    private static final int GRANULE_AT = 6;
    private static final int SERIAL_AT = 14;
    private static final int SEQUENCE_AT = 18;
    private static final int CHECKSUM_AT = 22;
    private static final int SEGMENTS_AT = 26;
    private static final int HEADER = 27;

    /** Of every copy: it has to be told apart from no other stream. */
    private static final int SERIAL = 1;

    private final byte[] page;
    private final ByteBuffer bytes;

    private OggPage(byte[] page) {
        this.page = page;
        bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    }

    static OggPage read(SourceFile source, long at) throws RefusedFileException, IOException {
        if (!source.hasAt(at, MAGIC) || source.u8(at + MAGIC.length()) != 0) {
            throw Refusal.unreadable("a page does not begin where it must");
        }
        var segments = source.u8(at + SEGMENTS_AT);
        var length = HEADER + segments;
        for (var i = 0; i < segments; i++) {
            length += source.u8(at + HEADER + i);
        }
        var page = new OggPage(source.bytes(at, length));
        var checksum = page.bytes.getInt(CHECKSUM_AT);
        page.bytes.putInt(CHECKSUM_AT, 0);
        if (checksum != OggChecksum.of(page.page)) {
            throw Refusal.unreadable("a page has a wrong checksum");
        }
        return page;
    }

    /** A page with one short packet, which belongs to no time. */
    static OggPage of(byte[] packet, boolean isFirst) {
        var page = new OggPage(new byte[HEADER + 1 + packet.length]);
        page.bytes
                .put(MAGIC.getBytes(StandardCharsets.US_ASCII))
                .put(FLAGS_AT, (byte) (isFirst ? FIRST : 0))
                .put(SEGMENTS_AT, (byte) 1)
                .put(HEADER, (byte) packet.length)
                .put(HEADER + 1, packet);
        return page;
    }

    boolean isContinued() {
        return (bytes.get(FLAGS_AT) & CONTINUED) != 0;
    }

    boolean isFirst() {
        return (bytes.get(FLAGS_AT) & FIRST) != 0;
    }

    boolean isLast() {
        return (bytes.get(FLAGS_AT) & LAST) != 0;
    }

    /** Of the packets that end on it: the time of their end; -1 if none does. */
    long granule() {
        return bytes.getLong(GRANULE_AT);
    }

    int serial() {
        return bytes.getInt(SERIAL_AT);
    }

    int sequence() {
        return bytes.getInt(SEQUENCE_AT);
    }

    /** In bytes. */
    int length() {
        return bytes.limit();
    }

    int segments() {
        return Byte.toUnsignedInt(bytes.get(SEGMENTS_AT));
    }

    int segmentLength(int segment) {
        return Byte.toUnsignedInt(bytes.get(HEADER + segment));
    }

    /** Whether a packet ends with its last segment. */
    boolean endsPacket() {
        return segments() > 0 && segmentLength(segments() - 1) < FULL_SEGMENT;
    }

    /** Where its packets begin, in bytes from its own beginning. */
    int bodyAt() {
        return HEADER + segments();
    }

    ByteBuffer body() {
        return slice(bodyAt(), bytes.limit() - bodyAt());
    }

    ByteBuffer slice(int at, int length) {
        return bytes.slice(at, length);
    }

    /** Its bytes at another place of a stream. */
    byte[] renewed(int sequence, boolean isLast) {
        var flags = bytes.get(FLAGS_AT) & (CONTINUED | FIRST) | (isLast ? LAST : 0);
        bytes.put(FLAGS_AT, (byte) flags)
                .putInt(SERIAL_AT, SERIAL)
                .putInt(SEQUENCE_AT, sequence)
                .putInt(CHECKSUM_AT, 0);
        bytes.putInt(CHECKSUM_AT, OggChecksum.of(page));
        return page;
    }
}
