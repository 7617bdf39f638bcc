package org.psyhealth.media.audio;

import java.nio.ByteBuffer;
import org.psyhealth.media.format.RefusedFileException;

/**
 * How a packet of Opus is built (RFC 6716, section 3).
 *
 * @param samples its duration, in samples at 48 kHz
 * @param padding how many bytes at its end are none of its sound
 */
record OpusPacket(int samples, int padding) {

    /** Samples per second, whatever was recorded. */
    static final int RATE = 48_000;

    private static final int MOST_SAMPLES = RATE * 120 / 1000;
    private static final int MAX_FRAME = 1275;
    private static final int[] SILK = {480, 960, 1920, 2880};
    private static final int[] CELT = {120, 240, 480, 960};

    static OpusPacket of(ByteBuffer packet) throws RefusedFileException {
        require(packet.limit() > 0);
        var kind = Byte.toUnsignedInt(packet.get(0));
        var samples = samples(kind >> 3);
        var length = packet.limit() - 1;
        return switch (kind & 3) {
            case 0 -> {
                require(length <= MAX_FRAME);
                yield new OpusPacket(samples, 0);
            }
            case 1 -> {
                require(length % 2 == 0 && length / 2 <= MAX_FRAME);
                yield new OpusPacket(2 * samples, 0);
            }
            case 2 -> {
                var reader = new Lengths(packet, 1);
                reader.next();
                require(reader.left() >= 0 && reader.left() <= MAX_FRAME);
                yield new OpusPacket(2 * samples, 0);
            }
            default -> ofMany(packet, samples);
        };
    }

    /** Any number of frames, and padding. */
    private static OpusPacket ofMany(ByteBuffer packet, int samples) throws RefusedFileException {
        require(packet.limit() > 1);
        var count = packet.get(1) & 0x3F;
        require(count > 0 && count * samples <= MOST_SAMPLES);
        var reader = new Lengths(packet, 2);
        var padding = (packet.get(1) & 0x40) != 0 ? reader.padding() : 0;
        if (packet.get(1) < 0) {
            for (var i = 1; i < count; i++) {
                reader.next();
            }
            require(reader.left() >= 0 && reader.left() <= MAX_FRAME);
        } else {
            require(reader.left() >= 0 && reader.left() % count == 0 && reader.left() / count <= MAX_FRAME);
        }
        return new OpusPacket(count * samples, padding);
    }

    /** The length of a frame by its configuration (section 3.1). */
    private static int samples(int configuration) {
        if (configuration < 12) {
            return SILK[configuration & 3];
        }
        return configuration < 16 ? SILK[configuration & 1] : CELT[configuration & 3];
    }

    private static void require(boolean isValid) throws RefusedFileException {
        if (!isValid) {
            throw Refusal.unreadable("a packet is not built as Opus demands");
        }
    }

    /** Reads the lengths at the beginning of a packet, and counts what they leave of it. */
    private static final class Lengths {

        private final ByteBuffer packet;
        private int at;
        private int taken;

        Lengths(ByteBuffer packet, int at) {
            this.packet = packet;
            this.at = at;
        }

        int left() {
            return packet.limit() - at - taken;
        }

        /** Of a frame (section 3.2.1). */
        void next() throws RefusedFileException {
            var length = u8();
            if (length >= 252) {
                length += 4 * u8();
            }
            taken += length;
        }

        int padding() throws RefusedFileException {
            var padding = 0;
            var part = u8();
            for (; part == 255; part = u8()) {
                padding += 254;
            }
            padding += part;
            taken += padding;
            return padding;
        }

        private int u8() throws RefusedFileException {
            require(at < packet.limit());
            return Byte.toUnsignedInt(packet.get(at++));
        }
    }
}
