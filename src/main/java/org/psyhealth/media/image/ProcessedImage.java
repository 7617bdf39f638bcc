package org.psyhealth.media.image;

import java.util.List;
import java.util.OptionalLong;

/**
 * What became of a picture.
 *
 * @param variants its sizes, smallest first, at least one
 * @param blurhash what to show until a variant is loaded, of 4 x 3 components (<a
 *     href="https://github.com/woltapp/blurhash/blob/master/Algorithm.md">BlurHash</a>)
 * @param perceptualHash 64 bits of which similar pictures share most, see {@link PerceptualHash}; none when there is
 *     nothing to see in the picture, as when it is of one colour
 */
public record ProcessedImage(List<Variant> variants, String blurhash, OptionalLong perceptualHash) {

    public ProcessedImage {
        variants = List.copyOf(variants);
    }
}
