package org.psyhealth.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a picture was held when it was taken: tag 0x0112 of the first directory of its Exif block (Exif 2.32, section
 * 4.6.4).
 */
final class ExifOrientation {

    static final int UPRIGHT = 1;

    private static final int EXIF = 0x45786966;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private ExifOrientation() {}

    /**
     * The orientation, from 1 to 8. It is upright when the block does not tell, or is not readable.
     *
     * @param exif from the TIFF header on, or from the {@code Exif\0\0} before it
     */
    static int of(ByteBuffer exif) {
        try {
            var block = exif.slice();
            var tiff = block.getInt(0) == EXIF ? block.slice(6, block.limit() - 6) : block;
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            var directory = tiff.getInt(4);
            var entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (var i = 0; i < entries; i++) {
                var entry = directory + 2 + 12 * i;
                if (tiff.getShort(entry) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
                    var orientation = tiff.getShort(entry + 8);
                    return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }
}
