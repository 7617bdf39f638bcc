package org.psyhealth.media.image;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a picture is for, and so in which sizes it is wanted. No size is larger than the source, save the smallest
 * avatar.
 */
public enum ImageUse {
    /** Squares of the centre, as many of these sizes as the source has pixels for. */
    AVATAR(64, 128, 256, 512) {
        @Override
        int side(Size source) {
            return Math.max(64, Math.min(source.width(), source.height()));
        }

        @Override
        Size shape(Size source) {
            var side = Math.min(source.width(), source.height());
            return new Size(side, side);
        }
    },
    /** The whole picture; the numbers are of its longest side. */
    PICTURE(320, 640, 1280, 2048) {
        @Override
        int side(Size source) {
            return source.longest();
        }

        @Override
        Size shape(Size source) {
            return source;
        }

        @Override
        IntStream own(int side) {
            return IntStream.of(Math.min(side, 2048));
        }
    };

    private final List<Integer> sides;

    ImageUse(Integer... sides) {
        this.sides = List.of(sides);
    }

    /** The side that limits the sizes of the variants of a source. */
    abstract int side(Size source);

    /** The part of a source that is shown, in the middle of it. */
    abstract Size shape(Size source);

    /** Sides of variants that are not in the list. */
    IntStream own(int side) {
        return IntStream.empty();
    }

    /** The longest sides of the variants of a source, largest first. */
    List<Integer> sides(Size source) {
        var side = side(source);
        return IntStream.concat(sides.stream().mapToInt(Integer::intValue).filter(fixed -> fixed <= side), own(side))
                .boxed()
                .distinct()
                .toList()
                .reversed();
    }
}
