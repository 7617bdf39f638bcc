package org.psyhealth.media.audio;

import static org.psyhealth.media.audio.Bytes.filled;
import static org.psyhealth.media.audio.Bytes.join;
import static org.psyhealth.media.audio.Bytes.number;
import static org.psyhealth.media.audio.Bytes.sound;
import static org.psyhealth.media.audio.Bytes.text;

import java.util.stream.IntStream;

/**
 * A small file of AAC with 40 samples in two chunks: almost a second.
 *
 * @param canary what it says wherever it can say something; empty for a file with nothing superfluous
 */
record M4aFile(String canary) {

    static final int SAMPLES = 40;
    static final byte[] LOW_COMPLEXITY = {0x12, 0x08};

    private static final int RATE = 44_100;
    private static final int FRAME = 1024;
    private static final int CHUNK = SAMPLES / 2;
    private static final byte[] NONE = {};

    static byte[] box(String type, byte[]... content) {
        var body = join(content);
        return join(number(4, 8 + body.length), text(type), body);
    }

    static byte[] full(String type, byte[]... content) {
        return box(type, number(4, 0), join(content));
    }

    static byte[] chunk(int number) {
        return join(IntStream.range(number * CHUNK, (number + 1) * CHUNK)
                .mapToObj(sample -> sound(sample, size(sample)))
                .toArray(byte[][]::new));
    }

    byte[] whole() {
        var before = join(type("M4A "), extra("free"), extra("uuid"), extra("wide"));
        return join(before, data(chunk(0), chunk(1)), movie(offsets(before.length)), extra("skip"), extra("meta"));
    }

    /** The movie before the sound, with wide offsets. */
    byte[] streamed() {
        var before = type("mp42");
        var length = movie(offsets(0, "co64")).length;
        return join(before, movie(offsets(before.length + length, "co64")), data(chunk(0), chunk(1)));
    }

    byte[] fragmented() {
        return join(
                type("iso5"),
                movie(noSamples(), full("trex", number(4, 1), number(4, 1), number(4, FRAME), new byte[8])),
                extra("styp"),
                extra("sidx"),
                fragment(0),
                data(chunk(0)),
                extra("emsg"),
                fragment(1),
                data(chunk(1)),
                extra("mfra"));
    }

    byte[] type(String brand) {
        return box(
                "ftyp",
                text(brand),
                filled(canary, 4),
                text(brand),
                text("isom"),
                text(canary.isEmpty() ? "mp42" : "CANA"));
    }

    /** A box that nobody needs. */
    byte[] extra(String type) {
        return canary.isEmpty() ? NONE : box(type, filled(canary, 40), box("name", text(canary)));
    }

    /** Chunks with something between. */
    byte[] data(byte[]... chunks) {
        var gap = filled(canary, canary.isEmpty() ? 0 : 20);
        var content = gap;
        for (var chunk : chunks) {
            content = join(content, chunk, gap);
        }
        return box("mdat", content);
    }

    byte[] movie(byte[] tables, byte[]... fragments) {
        return box(
                "moov",
                movieHeader(fragments.length == 0 ? FRAME * SAMPLES : 0),
                extra("udta"),
                track("soun", tables, fragments.length == 0 ? FRAME * SAMPLES : 0),
                extra("meta"),
                fragments.length == 0 ? NONE : box("mvex", join(fragments), extra("trep")));
    }

    byte[] track(String handler, byte[] tables, int duration) {
        return track(handler, tables, duration, box("url ", number(4, 1), text(canary)), LOW_COMPLEXITY);
    }

    byte[] track(String handler, byte[] tables, int duration, byte[] reference, byte[] coder) {
        return box(
                "trak",
                full(
                        "tkhd",
                        filled(canary, 8),
                        number(4, 1),
                        filled(canary, 4),
                        number(4, duration),
                        filled(canary, 60)),
                box("edts", full("elst", number(4, 1), number(4, 0), number(4, FRAME), number(4, 0x10000))),
                extra("udta"),
                box(
                        "mdia",
                        full("mdhd", filled(canary, 8), number(4, RATE), number(4, duration), filled(canary, 4)),
                        full("hdlr", filled(canary, 4), text(handler), filled(canary, 12), text(canary + "\0")),
                        box(
                                "minf",
                                full("smhd", filled(canary, 4)),
                                box("dinf", full("dref", number(4, 1), reference)),
                                box("stbl", full("stsd", number(4, 1), entry(coder)), tables, extra("sgpd")))));
    }

    /** The tables of two chunks in {@code mdat}, which begins there. */
    byte[] offsets(int dataAt) {
        return offsets(dataAt, "stco");
    }

    private byte[] offsets(int dataAt, String type) {
        var gap = canary.isEmpty() ? 0 : 20;
        var first = dataAt + 8 + gap;
        var second = first + chunk(0).length + gap;
        var width = "co64".equals(type) ? 8 : 4;
        return join(
                full("stts", number(4, 1), number(4, SAMPLES), number(4, FRAME)),
                full("stsc", number(4, 1), number(4, 1), number(4, CHUNK), number(4, 1)),
                full("stsz", number(4, 0), number(4, SAMPLES), lengths(0, SAMPLES)),
                full(type, number(4, 2), number(width, first), number(width, second)));
    }

    private static byte[] noSamples() {
        return join(
                full("stts", number(4, 0)),
                full("stsc", number(4, 0)),
                full("stsz", new byte[8]),
                full("stco", number(4, 0)));
    }

    private byte[] fragment(int number) {
        var length = fragment(number, 0).length;
        return fragment(number, length + 8 + (canary.isEmpty() ? 0 : 20));
    }

    private byte[] fragment(int number, int dataAt) {
        var samples = lengths(number * CHUNK, (number + 1) * CHUNK);
        return box(
                "moof",
                full("mfhd", number(4, number + 1)),
                extra("uuid"),
                box(
                        "traf",
                        box("tfhd", number(4, 0x020000), number(4, 1)),
                        full("tfdt", number(4, (long) number * CHUNK * FRAME)),
                        box("trun", number(4, 0x201), number(4, CHUNK), number(4, dataAt), samples),
                        extra("uuid")));
    }

    private byte[] movieHeader(int duration) {
        return full("mvhd", filled(canary, 8), number(4, RATE), number(4, duration), filled(canary, 80));
    }

    private byte[] entry(byte[] coder) {
        var specific = join(number(1, 5), length(coder.length + filled(canary, 9).length), coder, filled(canary, 9));
        var decoder = join(number(1, 4), length(13 + specific.length), number(2, 0x4015), filled(canary, 11), specific);
        var stream = join(
                filled(canary, 2), number(1, 0), decoder, number(1, 6), length(10), number(1, 2), filled(canary, 9));
        return box(
                "mp4a",
                filled(canary, 6),
                number(2, 1),
                new byte[2],
                filled(canary, 6),
                number(4, 0x10010),
                filled(canary, 4),
                number(4, (long) RATE << 16),
                full("esds", number(1, 3), length(stream.length), stream),
                extra("btrt"));
    }

    /** In four bytes, as Apple writes it. */
    private static byte[] length(int length) {
        return new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) length};
    }

    private static byte[] lengths(int from, int to) {
        return join(IntStream.range(from, to)
                .mapToObj(sample -> number(4, size(sample)))
                .toArray(byte[][]::new));
    }

    private static int size(int sample) {
        return 6 + sample % 5;
    }
}
