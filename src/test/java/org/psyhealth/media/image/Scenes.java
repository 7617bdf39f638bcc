package org.psyhealth.media.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.IntBinaryOperator;

/** Pictures that tests draw. */
final class Scenes {

    static final int RED = 0xFFE02020;
    static final int GREEN = 0xFF20C040;
    static final int BLUE = 0xFF3050D0;
    static final int YELLOW = 0xFFF0E030;

    private Scenes() {}

    static BufferedImage drawn(int width, int height, IntBinaryOperator argb) {
        return drawn(width, height, BufferedImage.TYPE_INT_RGB, argb);
    }

    static BufferedImage drawn(int width, int height, int type, IntBinaryOperator argb) {
        var image = new BufferedImage(width, height, type);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, argb.applyAsInt(x, y));
            }
        }
        return image;
    }

    /** Four colours: red and green above, blue and yellow below. */
    static BufferedImage quarters(int width, int height) {
        return drawn(width, height, (x, y) -> quarter(2 * x < width, 2 * y < height));
    }

    static int quarter(boolean left, boolean top) {
        return top ? (left ? RED : GREEN) : (left ? BLUE : YELLOW);
    }

    static BufferedImage flat(int width, int height, int argb) {
        return drawn(width, height, (_, _) -> argb);
    }

    /** Something like a photo: soft shapes with noise. */
    static BufferedImage photo(int width, int height) {
        var random = new Random(7);
        return drawn(width, height, (x, y) -> {
            var wave = Math.sin(9.0 * x / width) * Math.cos(7.0 * y / height);
            var color = Color.getHSBColor((float) y / height, 0.6f, (float) (0.5 + 0.4 * wave));
            var noise = random.nextInt(12);
            return 0xFF000000
                    | Math.min(255, color.getRed() + noise) << 16
                    | Math.min(255, color.getGreen() + noise) << 8
                    | Math.min(255, color.getBlue() + noise);
        });
    }
}
