package org.psyhealth.media.image;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/**
 * What a file tells before any pixel of it is decoded, and the parts of it that a decoder needs: no metadata, nothing
 * behind its end.
 *
 * @param size as stored, before the orientation is applied
 * @param bytesPerPixel of the decoded picture
 * @param decoderBytes what the decoder needs besides
 * @param orientation of {@link ExifOrientation}
 * @param profile an ICC profile that the decoder does not apply
 * @param watched how many bytes of the parts could make the decoder use any amount of memory
 */
record ImageHeader(
        MediaFormat format,
        Size size,
        int bytesPerPixel,
        long decoderBytes,
        int orientation,
        byte @Nullable [] profile,
        List<ByteBuffer> parts,
        long watched) {

    /** The largest ICC profile that is looked at, in bytes; a larger one is ignored. */
    static final int MAX_PROFILE = 4 << 20;

    private static final int MAX_SIDE = 12_000;
    private static final long MAX_PIXELS = 40_000_000;
    private static final long MAX_DECODED_PIXELS = 16_000_000;

    /**
     * Reads a header.
     *
     * @throws RefusedFileException if the file is not of the declared type, breaks off before the end of its image, is
     *     not built as its format demands, or has too many pixels
     */
    static ImageHeader of(ByteBuffer file, MediaFormat declared) throws RefusedFileException {
        if (Signature.of(file) != declared) {
            throw new RefusedFileException(RefusalReason.WRONG_TYPE, "Not of the declared type " + declared);
        }
        try {
            return switch (declared) {
                case JPEG -> new JpegFile(file).header();
                case PNG -> new PngFile(file).header();
                case GIF -> new GifFile(file).header();
                case WEBP -> new WebpFile(file).header();
                default -> throw new IllegalArgumentException("Not an image: " + declared);
            };
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new RefusedFileException(RefusalReason.UNREADABLE, "The file breaks off", e);
        }
    }

    /** A size within the limits: 40 megapixels, and 12,000 pixels a side. */
    static Size size(int width, int height) throws RefusedFileException {
        var size = new Size(width, height);
        if (width <= 0 || height <= 0) {
            throw unreadable("An image of " + width + " x " + height);
        }
        if (size.longest() > MAX_SIDE || size.pixels() > MAX_PIXELS) {
            throw new RefusedFileException(RefusalReason.TOO_LARGE, "An image of " + width + " x " + height);
        }
        return size;
    }

    static RefusedFileException unreadable(String detail) {
        return new RefusedFileException(RefusalReason.UNREADABLE, detail);
    }

    /** Which pixels of which rows are decoded: every one, or every second of a picture of more than 16 megapixels. */
    static int step(Size size) {
        var step = 1;
        while (size.everyNth(step).pixels() > MAX_DECODED_PIXELS) {
            step *= 2;
        }
        return step;
    }

    /** The memory that decoding takes at most, with the decoded picture. */
    long decodedBytes() {
        return size.everyNth(step(size)).pixels() * bytesPerPixel + decoderBytes;
    }

    /** The size when the orientation is applied. */
    Size upright() {
        return orientation >= 5 ? size.turned() : size;
    }
}
