package org.psyhealth.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** Assertions on colours, with some room for the losses of JPEG. */
final class Colors {

    private static final int LOSS = 10;

    private Colors() {}

    /** The corners hold red and green above, blue and yellow below. */
    static void assertUpright(BufferedImage image) {
        var right = image.getWidth() * 3 / 4;
        var bottom = image.getHeight() * 3 / 4;
        assertColor(image, image.getWidth() / 4, image.getHeight() / 4, Scenes.RED);
        assertColor(image, right, image.getHeight() / 4, Scenes.GREEN);
        assertColor(image, image.getWidth() / 4, bottom, Scenes.BLUE);
        assertColor(image, right, bottom, Scenes.YELLOW);
    }

    static void assertColor(BufferedImage image, int x, int y, int argb) {
        var seen = new Color(image.getRGB(x, y), true);
        var wanted = new Color(argb, true);
        assertThat(seen.getAlpha()).as("%s, %s: alpha", x, y).isCloseTo(wanted.getAlpha(), within(1));
        assertThat(seen.getRed()).as("%s, %s: red", x, y).isCloseTo(wanted.getRed(), within(LOSS));
        assertThat(seen.getGreen()).as("%s, %s: green", x, y).isCloseTo(wanted.getGreen(), within(LOSS));
        assertThat(seen.getBlue()).as("%s, %s: blue", x, y).isCloseTo(wanted.getBlue(), within(LOSS));
    }
}
