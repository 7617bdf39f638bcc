package org.psyhealth.media.audio;

import java.util.Optional;

/**
 * The header of a frame of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.2.3; ISO/IEC 13818-3, 2.4.2.3; version 2.5 by
 * convention).
 *
 * @param version 1, 2 or 3 for 2.5
 * @param rate samples per second
 * @param length of the whole frame, in bytes
 */
record Mp3Header(int version, int rate, int channels, boolean hasChecksum, int length) {

    /** The length of a header, in bytes. */
    static final int BYTES = 4;

    private static final int[] RATES = {44_100, 48_000, 32_000};
    private static final int[] KBITS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBITS_OF_LOW_RATES = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] VERSIONS = {3, 0, 2, 1};
    private static final int MONO = 3;
    private static final int RESERVED_EMPHASIS = 2;

    /**
     * The header that these bits are, if they are one. It says the frame's length: a free bit rate does not.
     *
     * @param bits 32 of them
     */
    static Optional<Mp3Header> of(long bits) {
        var isLayer3 = bits >> 21 == 0x7FF && (bits >> 17 & 3) == 1;
        var version = VERSIONS[(int) (bits >> 19 & 3)];
        var bitRate = (int) (bits >> 12 & 15);
        var sampleRate = (int) (bits >> 10 & 3);
        if (!isLayer3
                || version == 0
                || bitRate == 0
                || bitRate == KBITS.length
                || sampleRate == RATES.length
                || (bits & 3) == RESERVED_EMPHASIS) {
            return Optional.empty();
        }
        var rate = RATES[sampleRate] >> version - 1;
        var kbits = version == 1 ? KBITS[bitRate] : KBITS_OF_LOW_RATES[bitRate];
        var padding = (int) (bits >> 9 & 1);
        return Optional.of(new Mp3Header(
                version,
                rate,
                (bits >> 6 & 3) == MONO ? 1 : 2,
                (bits >> 16 & 1) == 0,
                (version == 1 ? 144 : 72) * 1000 * kbits / rate + padding));
    }

    /** Samples per channel. */
    int samples() {
        return version == 1 ? 1152 : 576;
    }

    /** How many bytes of side information follow the header and its checksum. */
    int sideLength() {
        if (version == 1) {
            return channels == 1 ? 17 : 32;
        }
        return channels == 1 ? 9 : 17;
    }

    /** Where the side information begins, in bytes from the beginning of the frame. */
    int sideAt() {
        return hasChecksum ? 6 : 4;
    }

    /** Whether frames of one stream may have both headers. */
    boolean isLike(Mp3Header other) {
        return version == other.version && rate == other.rate && channels == other.channels;
    }
}
