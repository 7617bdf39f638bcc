package org.psyhealth.media.audio;

import static org.psyhealth.media.audio.Bytes.filled;
import static org.psyhealth.media.audio.Bytes.join;
import static org.psyhealth.media.audio.Bytes.number;
import static org.psyhealth.media.audio.Bytes.text;

import java.util.stream.IntStream;

/**
 * A small WebM file of Opus: 30 packets of 20 ms in two clusters.
 *
 * @param canary what it says wherever it can say something; empty for a file with nothing superfluous
 */
record WebmFile(String canary) {

    static final int PACKETS = 30;

    private static final int PER_CLUSTER = 15;
    private static final byte[] NONE = {};

    static byte[] element(long id, byte[]... content) {
        var body = join(content);
        return join(id(id), number(8, 1L << 56 | body.length), body);
    }

    /** With a size of one byte. */
    static byte[] small(long id, byte[]... content) {
        var body = join(content);
        return join(id(id), number(1, 0x80 | body.length), body);
    }

    /** Of unknown size. */
    static byte[] open(long id, byte[]... content) {
        return join(id(id), number(8, 0x01FF_FFFF_FFFF_FFFFL), join(content));
    }

    static byte[] block(int track, int time, byte[] packet) {
        return join(number(1, 0x80 | track), number(2, time), number(1, 0x80), packet);
    }

    byte[] whole() {
        return join(header("webm"), element(0x18538067, content(duration(600), true)), extra(0xEC));
    }

    /** As browsers record it. */
    byte[] recorded() {
        return join(header("webm"), open(0x18538067, content(NONE, false)));
    }

    byte[] header(String docType) {
        return element(
                0x1A45DFA3,
                small(0x4286, number(1, 1)),
                small(0x42F7, number(1, 1)),
                small(0x42F2, number(1, 4)),
                small(0x42F3, number(1, 8)),
                small(0x4282, text(docType), text(canary.isEmpty() ? "" : "\0" + canary)),
                small(0x4287, number(1, 4)),
                small(0x4285, number(1, 2)),
                extra(0x4281));
    }

    /** A file of this track. */
    byte[] withTrack(byte[]... tracks) {
        return join(header("webm"), element(0x18538067, info(NONE), element(0x1654AE6B, tracks), cluster(0, true)));
    }

    byte[] track(int type, String codec, byte[]... more) {
        return element(
                0xAE,
                small(0xD7, number(1, 1)),
                small(0x73C5, filled(canary.isEmpty() ? "1" : canary, 8)),
                small(0x83, number(1, type)),
                extra(0x536E),
                extra(0x22B59C),
                small(0x86, text(codec)),
                extra(0x258688),
                small(0x63A2, new OggFile(canary).head()),
                small(0x56AA, number(4, 6_500_000)),
                extra(0x41E4),
                small(
                        0xE1,
                        small(0xB5, number(4, Float.floatToIntBits(48_000))),
                        small(0x9F, number(1, 1)),
                        extra(0x7D7B)),
                join(more));
    }

    byte[] info(byte[] more) {
        return element(
                0x1549A966,
                extra(0x73A4),
                small(0x2AD7B1, number(3, 1_000_000)),
                extra(0x7BA9),
                extra(0x7384),
                small(0x4D80, text(canary)),
                small(0x5741, text(canary)),
                extra(0x4461),
                more);
    }

    static byte[] duration(double millis) {
        return small(0x4489, number(8, Double.doubleToLongBits(millis)));
    }

    /** Two clusters, of which the second has groups of blocks. */
    private byte[] content(byte[] duration, boolean isSized) {
        var before = join(info(duration), element(0x1654AE6B, track(2, "A_OPUS")), extra(0x1254C367));
        var clusters = join(cluster(0, isSized), extra(0x1941A469), cluster(1, isSized));
        return join(
                checksum(),
                index(before.length, before.length + clusters.length),
                before,
                clusters,
                cues(before.length),
                extra(0x1043A770));
    }

    private byte[] checksum() {
        return canary.isEmpty() ? NONE : small(0xBF, text("CANA"));
    }

    /** Leads to the tags, and to the cues. */
    private byte[] index(int tagsAt, int cuesAt) {
        var length = 12 + 2 * 24 + checksum().length;
        return element(
                0x114D9B74,
                small(0x4DBB, small(0x53AB, number(4, 0x1254C367)), element(0x53AC, number(4, length + tagsAt))),
                small(0x4DBB, small(0x53AB, number(4, 0x1C53BB6B)), element(0x53AC, number(4, length + cuesAt))));
    }

    private byte[] cues(int clusterAt) {
        var positions = element(0xB7, small(0xF7, number(1, 1)), small(0xF1, number(4, clusterAt)), extra(0xEA));
        return element(0x1C53BB6B, element(0xBB, small(0xB3, number(1, 0)), positions));
    }

    private byte[] cluster(int number, boolean isSized) {
        var blocks = join(
                IntStream.range(0, PER_CLUSTER).mapToObj(i -> block(number, i)).toArray(byte[][]::new));
        var content = join(small(0xE7, number(2, (long) number * PER_CLUSTER * 20)), extra(0xA7), blocks, extra(0xAF));
        return isSized ? element(0x1F43B675, content) : open(0x1F43B675, content);
    }

    private byte[] block(int cluster, int number) {
        var packet = cluster * PER_CLUSTER + number;
        var sound =
                !canary.isEmpty() && packet % 4 == 1 ? new OggFile(canary).padded(packet, 20) : OggFile.packet(packet);
        var block = block(1, number * 20, sound);
        return cluster == 0
                ? small(0xA3, block)
                : element(0xA0, small(0xA1, block), small(0x9B, number(1, 20)), extra(0x75A1));
    }

    /** An element that nobody needs. */
    private byte[] extra(long id) {
        return canary.isEmpty() ? NONE : element(id, filled(canary, (int) (id % 7) * 30 + 9));
    }

    private static byte[] id(long id) {
        return number((Long.SIZE - Long.numberOfLeadingZeros(id) + 7) / 8, id);
    }
}
