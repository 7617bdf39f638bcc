package org.psyhealth.media.audio;

import static org.psyhealth.media.audio.Bytes.filled;
import static org.psyhealth.media.audio.Bytes.join;
import static org.psyhealth.media.audio.Bytes.number;
import static org.psyhealth.media.audio.Bytes.reversed;
import static org.psyhealth.media.audio.Bytes.sound;
import static org.psyhealth.media.audio.Bytes.text;

import java.util.stream.IntStream;

/**
 * A small file of mono frames at 48 kHz, of 32 kbit/s and 24 ms each.
 *
 * @param canary what it says wherever it can say something; empty for a file with nothing but frames
 */
record Mp3File(String canary) {

    static final int FRAMES = 20;

    /** Bytes of sound in each frame. */
    static final int SOUND = 60;

    private static final long HEADER = 0xFFFB_14C0L;
    private static final long INFO_HEADER = 0xFFFB_54C0L;
    private static final int SIDE = 17;
    private static final int AREA = 75;
    private static final int INFO_LENGTH = 192;

    byte[] whole() {
        return canary.isEmpty() ? frames() : join(id3(200), id3(90), info("Xing"), frames(), ape(), lyrics(), id3v1());
    }

    byte[] frames() {
        return join(IntStream.range(0, FRAMES)
                .mapToObj(i -> frame(0, sound(i, SOUND), filled(canary, AREA - SOUND)))
                .toArray(byte[][]::new));
    }

    /** A frame whose sound begins so many bytes before the content that it has itself. */
    static byte[] frame(int before, byte[] sound, byte[] rest) {
        return join(number(4, HEADER), side(before, before + sound.length), sound, rest);
    }

    /** Side information of so many bytes of sound, all in the first granule. */
    static byte[] side(int before, int length) {
        var bits = (long) before << 23 | (long) length * 8 << 2;
        return join(number(4, bits), new byte[SIDE - 4]);
    }

    byte[] info(String name) {
        var table = new byte[100];
        for (var i = 0; i < table.length; i++) {
            table[i] = (byte) (i * 255 / 100);
        }
        var start = join(number(4, INFO_HEADER), new byte[SIDE], text(name), number(4, 15));
        var known = join(start, number(4, 9999), number(4, 77), table, number(4, 50));
        return join(known, filled(canary, INFO_LENGTH - known.length));
    }

    byte[] id3(int length) {
        return join(
                text("ID3"),
                new byte[] {4, 0, 0},
                number(2, 0),
                number(1, length >> 7),
                number(1, length & 0x7F),
                filled(canary, length));
    }

    byte[] id3v1() {
        return join(text("TAG"), filled(canary, 125));
    }

    byte[] ape() {
        return join(apeEnd(0xA000_0000L), filled(canary, 50), apeEnd(0x8000_0000L));
    }

    byte[] lyrics() {
        return join(text("LYRICSBEGIN"), filled(canary, 40), text("000051LYRICS200"));
    }

    private static byte[] apeEnd(long flags) {
        return join(
                text("APETAGEX"), reversed(4, 2000), reversed(4, 82), reversed(4, 1), reversed(4, flags), new byte[8]);
    }
}
