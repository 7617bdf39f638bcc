package org.psyhealth.support;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests, each the same in every run. */
public final class Pictures {

    private Pictures() {}

    /** A JPEG of a gradient with some boxes. */
    public static byte[] jpeg(int width, int height) {
        return encoded("jpeg", drawn(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /** A PNG, with transparent corners. */
    public static byte[] png(int width, int height) {
        var picture = drawn(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0);
        return encoded("png", picture);
    }

    private static BufferedImage drawn(int width, int height, int type) {
        var picture = new BufferedImage(width, height, type);
        var drawing = picture.createGraphics();
        drawing.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
        drawing.fillRect(0, 0, width, height);
        var random = new Random(7);
        for (var box = 0; box < 20; box++) {
            drawing.setColor(new Color(random.nextInt(1 << 24)));
            drawing.fillRect(random.nextInt(width), random.nextInt(height), width / 10 + 1, height / 10 + 1);
        }
        drawing.dispose();
        return picture;
    }

    private static byte[] encoded(String format, BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
