package org.psyhealth.media.audio;

/** The checksum of a page (RFC 3533, section 6): CRC-32 with the usual polynomial, neither reflected nor inverted. */
final class OggChecksum {

    private static final int POLYNOMIAL = 0x04C1_1DB7;
    private static final int[] OF_BYTE = new int[256];

    static {
        for (var value = 0; value < OF_BYTE.length; value++) {
            var rest = value << 24;
            for (var bit = 0; bit < Byte.SIZE; bit++) {
                rest = rest << 1 ^ (rest < 0 ? POLYNOMIAL : 0);
            }
            OF_BYTE[value] = rest;
        }
    }

    private OggChecksum() {}

    static int of(byte[] bytes) {
        var rest = 0;
        for (var value : bytes) {
            rest = rest << Byte.SIZE ^ OF_BYTE[rest >>> 24 ^ Byte.toUnsignedInt(value)];
        }
        return rest;
    }
}
