package org.psyhealth.media.audio;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.psyhealth.media.format.RefusedFileException;

/** A packet of Opus, which may lie on several pages (RFC 3533, section 5). */
final class OggPacket {

    private static final int MAX_LENGTH = 64 * 1024;

    private final List<ByteBuffer> parts = new ArrayList<>();
    private int length;

    void add(ByteBuffer part) throws RefusedFileException {
        parts.add(part);
        length += part.limit();
        if (length > MAX_LENGTH) {
            throw Refusal.unreadable("a packet has more than " + MAX_LENGTH + " bytes");
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * Ends the packet, and blanks its padding on its pages.
     *
     * @return its duration, in samples at 48 kHz
     */
    int end() throws RefusedFileException {
        var whole = ByteBuffer.allocate(length);
        parts.forEach(part -> whole.put(part.duplicate()));
        var packet = OpusPacket.of(whole);
        var padding = packet.padding();
        for (var part : parts.reversed()) {
            for (var at = part.limit() - 1; at >= 0 && padding > 0; at--, padding--) {
                part.put(at, (byte) 0);
            }
        }
        parts.clear();
        length = 0;
        return packet.samples();
    }
}
