package org.psyhealth.media.audio;

import java.nio.ByteBuffer;
import org.psyhealth.media.format.RefusedFileException;

/**
 * How AAC was coded: an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1) of the low-complexity profile, alone or with
 * spectral band replication.
 *
 * @param objectType 2, 5 or 29
 * @param rate samples per second, before any spectral band replication
 * @param frame samples per frame at that rate
 * @param length its length in bytes; what follows is none of it
 */
record AacConfig(int objectType, int rate, int frame, int length) {

    private static final int LOW_COMPLEXITY = 2;
    private static final int BAND_REPLICATION = 5;
    private static final int PARAMETRIC_STEREO = 29;
    private static final int MOST_CHANNELS = 7;
    private static final int[] RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350
    };

    static AacConfig of(ByteBuffer config) throws RefusedFileException {
        var bits = new Bits(config);
        var objectType = bits.next(5);
        var rate = rate(bits);
        var channels = bits.next(4);
        var coreType = objectType;
        if (objectType == BAND_REPLICATION || objectType == PARAMETRIC_STEREO) {
            rate(bits);
            coreType = bits.next(5);
        }
        if (coreType != LOW_COMPLEXITY) {
            throw Refusal.wrongType("its sound is not AAC of the low-complexity profile");
        }
        var isShort = bits.next(1) == 1;
        if (channels == 0 || channels > MOST_CHANNELS || bits.next(2) != 0) {
            throw Refusal.unreadable("its AAC uses what no recorder does");
        }
        if (objectType == LOW_COMPLEXITY) {
            skipCompatibleExtension(bits);
        }
        var length = (bits.position() + Byte.SIZE - 1) / Byte.SIZE;
        return new AacConfig(objectType, rate, isShort ? 960 : 1024, length);
    }

    String codec() {
        return "mp4a.40." + objectType;
    }

    private static int rate(Bits bits) throws RefusedFileException {
        var index = bits.next(4);
        if (index >= RATES.length) {
            throw Refusal.unreadable("its AAC has no usual sample rate");
        }
        return RATES[index];
    }

    /** The signs of band replication and parametric stereo that older decoders do not see. */
    private static void skipCompatibleExtension(Bits bits) throws RefusedFileException {
        if (bits.nextIs(11, 0x2B7) && bits.next(5) == BAND_REPLICATION && bits.next(1) == 1) {
            rate(bits);
            if (bits.nextIs(11, 0x548)) {
                bits.skip(1);
            }
        }
    }
}
