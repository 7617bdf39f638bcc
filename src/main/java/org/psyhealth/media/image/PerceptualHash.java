package org.psyhealth.media.image;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The perceptual hash that is widely known as pHash: whether each of the 8 x 8 lowest frequencies of a picture, its
 * brightness scaled to 32 x 32, is stronger than their median. Bits are in the order of rows, the first is the highest.
 * The same picture, scaled or compressed anew, differs in few bits.
 *
 * @see <a href="https://www.phash.org/docs/pubs/thesis_zauner.pdf">Zauner, section 3.2.1</a>
 */
final class PerceptualHash {

    /** The side of the picture that is hashed. */
    static final int SIDE = 32;

    private static final int FREQUENCIES = 8;
    private static final double[][] COSINES = new double[FREQUENCIES][SIDE];

    /** The standard deviation of brightness, of 255, below which noise is all there is. */
    private static final double FLAT = 2;

    static {
        for (var frequency = 0; frequency < FREQUENCIES; frequency++) {
            for (var i = 0; i < SIDE; i++) {
                COSINES[frequency][i] = Math.cos(Math.PI * frequency * (2 * i + 1) / (2 * SIDE));
            }
        }
    }

    private PerceptualHash() {}

    /** The hash of an opaque picture of 32 x 32 pixels; none if there is nothing to see in it. */
    static OptionalLong of(Picture picture) {
        var brightness = Arrays.stream(picture.argb())
                .mapToDouble(
                        pixel -> 0.299 * (pixel >> 16 & 0xFF) + 0.587 * (pixel >> 8 & 0xFF) + 0.114 * (pixel & 0xFF))
                .toArray();
        var mean = Arrays.stream(brightness).average().orElseThrow();
        var variance = Arrays.stream(brightness)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        if (variance < FLAT * FLAT) {
            return OptionalLong.empty();
        }
        var strengths = lowest(brightness);
        var sorted = strengths.clone();
        Arrays.sort(sorted);
        var median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        var hash = 0L;
        for (var strength : strengths) {
            hash = hash << 1 | (strength > median ? 1 : 0);
        }
        return OptionalLong.of(hash);
    }

    /** The lowest frequencies of the discrete cosine transform. */
    private static double[] lowest(double[] values) {
        var strengths = new double[FREQUENCIES * FREQUENCIES];
        for (var i = 0; i < strengths.length; i++) {
            var rows = COSINES[i / FREQUENCIES];
            var columns = COSINES[i % FREQUENCIES];
            for (var at = 0; at < values.length; at++) {
                strengths[i] += values[at] * rows[at / SIDE] * columns[at % SIDE];
            }
        }
        return strengths;
    }
}
