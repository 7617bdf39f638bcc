package org.psyhealth.media.audio;

import static org.psyhealth.media.audio.Bytes.filled;
import static org.psyhealth.media.audio.Bytes.join;
import static org.psyhealth.media.audio.Bytes.number;
import static org.psyhealth.media.audio.Bytes.reversed;
import static org.psyhealth.media.audio.Bytes.sound;
import static org.psyhealth.media.audio.Bytes.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small Ogg file of Opus: 30 packets of 20 ms on three pages.
 *
 * @param canary what it says wherever it can say something; empty for a file with nothing superfluous
 */
record OggFile(String canary) {

    static final int PACKETS = 30;
    static final int PRE_SKIP = 312;

    private static final int PER_PAGE = 10;
    private static final int SAMPLES = 960;
    private static final int SERIAL = 0x4341_4E41;

    /** A packet with one frame of 20 ms. */
    static byte[] packet(int number) {
        return join(number(1, 0xF8), sound(number, 5 + number % 3));
    }

    /** A packet with one frame of 20 ms, and so many bytes of padding. */
    byte[] padded(int number, int padding) {
        return join(number(1, 0xFB), number(1, 0x41), number(1, padding), sound(number, 5), filled(canary, padding));
    }

    byte[] whole() {
        return stream(head(), comments(300), packets());
    }

    List<byte[]> packets() {
        var packets = new ArrayList<byte[]>();
        for (var i = 0; i < PACKETS; i++) {
            packets.add(!canary.isEmpty() && i % 4 == 1 ? padded(i, 20) : packet(i));
        }
        return packets;
    }

    byte[] head() {
        return join(
                text("OpusHead"), number(1, 1), number(1, 1), reversed(2, PRE_SKIP), filled(canary, 4), new byte[3]);
    }

    byte[] comments(int length) {
        var comment = join(reversed(4, length), filled(canary, length));
        return join(text("OpusTags"), comment, reversed(4, 1), comment, filled(canary, 30));
    }

    static byte[] stream(byte[] head, byte[] comments, List<byte[]> packets) {
        var stream = new ByteArrayOutputStream();
        stream.writeBytes(page(2, 0, 0, head));
        stream.writeBytes(page(0, 0, 1, comments));
        var sequence = 2;
        for (var from = 0; from < packets.size(); from += PER_PAGE) {
            var to = Math.min(packets.size(), from + PER_PAGE);
            var flags = to == packets.size() ? 4 : 0;
            stream.writeBytes(page(
                    flags,
                    (long) to * SAMPLES,
                    sequence,
                    packets.subList(from, to).toArray(byte[][]::new)));
            sequence++;
        }
        return stream.toByteArray();
    }

    /** A page of whole packets. */
    static byte[] page(int flags, long granule, int sequence, byte[]... packets) {
        var segments = new ByteArrayOutputStream();
        for (var packet : packets) {
            for (var left = packet.length; left >= 0; left -= 255) {
                segments.write(Math.min(left, 255));
            }
        }
        return page(flags, granule, sequence, segments.toByteArray(), join(packets));
    }

    static byte[] page(int flags, long granule, int sequence, byte[] segments, byte[] body) {
        var page = join(
                text("OggS"),
                number(1, 0),
                number(1, flags),
                reversed(8, granule),
                reversed(4, SERIAL),
                reversed(4, sequence),
                new byte[4],
                number(1, segments.length),
                segments,
                body);
        return withChecksum(page);
    }

    /** The page with a checksum, reckoned bit by bit. */
    static byte[] withChecksum(byte[] page) {
        Arrays.fill(page, 22, 26, (byte) 0);
        var rest = 0;
        for (var value : page) {
            for (var bit = 7; bit >= 0; bit--) {
                var isOdd = rest < 0 != (value >> bit & 1) > 0;
                rest = rest << 1 ^ (isOdd ? 0x04C1_1DB7 : 0);
            }
        }
        System.arraycopy(reversed(4, rest), 0, page, 22, 4);
        return page;
    }
}
