package org.psyhealth.media.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.psyhealth.media.format.RefusedFileException;

/**
 * The identification header of Opus, mono or stereo (RFC 7845, section 5.1). The sample rate that it names is that of a
 * recorder and tells a player nothing; it is left away.
 *
 * @param preSkip how many samples at 48 kHz precede the sound
 * @param gain a factor in Q7.8 dB
 */
record OpusHead(byte channels, short preSkip, short gain) {

    static final String MAGIC = "OpusHead";

    /** The length of the header, in bytes. */
    static final int LENGTH = 19;

    static OpusHead of(ByteBuffer header) throws RefusedFileException {
        var start = header.slice(0, Math.min(header.limit(), MAGIC.length()));
        if (!StandardCharsets.ISO_8859_1.decode(start).toString().equals(MAGIC)) {
            throw Refusal.wrongType("its coder is not Opus");
        }
        if (header.limit() != LENGTH || header.get(8) >> 4 != 0) {
            throw Refusal.unreadable("it has no header of mono or stereo Opus");
        }
        var channels = header.get(9);
        if (channels < 1 || channels > 2 || header.get(18) != 0) {
            throw Refusal.unreadable("it has neither one nor two channels");
        }
        var numbers = header.slice().order(ByteOrder.LITTLE_ENDIAN);
        return new OpusHead(channels, numbers.getShort(10), numbers.getShort(16));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC.getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put(channels)
                .putShort(preSkip)
                .putInt(0)
                .putShort(gain)
                .array();
    }
}
