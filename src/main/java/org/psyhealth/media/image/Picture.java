package org.psyhealth.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;

/**
 * A picture in memory.
 *
 * @param argb its pixels, row by row, as {@link Rows} tells them
 * @param opaque whether no pixel of what it was made of is transparent
 */
record Picture(Size size, int[] argb, boolean opaque) implements Rows {

    @Override
    public void read(int y, int[] row) {
        System.arraycopy(argb, y * size.width(), row, 0, size.width());
    }

    Picture scaled(Size wanted) {
        return wanted.equals(size)
                ? this
                : new Picture(wanted, AreaScaler.scaled(this, size, wanted).argb(), opaque);
    }

    /** The picture with an Exif orientation applied. */
    Picture upright(int orientation) {
        var width = size.width();
        var height = size.height();
        var lastInRow = width - 1;
        var lastRow = width * (height - 1);
        return switch (orientation) {
            case 2 -> rearranged(size, lastInRow, -1, width);
            case 3 -> rearranged(size, lastRow + lastInRow, -1, -width);
            case 4 -> rearranged(size, lastRow, 1, -width);
            case 5 -> rearranged(size.turned(), 0, width, 1);
            case 6 -> rearranged(size.turned(), lastRow, -width, 1);
            case 7 -> rearranged(size.turned(), lastRow + lastInRow, -width, -1);
            case 8 -> rearranged(size.turned(), lastInRow, width, -1);
            default -> this;
        };
    }

    private Picture rearranged(Size wanted, int first, int toNextInRow, int toNextRow) {
        var pixels = new int[argb.length];
        for (int y = 0, i = 0; y < wanted.height(); y++) {
            for (int x = 0, from = first + y * toNextRow; x < wanted.width(); x++, from += toNextInRow) {
                pixels[i++] = argb[from];
            }
        }
        return new Picture(wanted, pixels, opaque);
    }

    /** The picture on white paper. */
    Picture onWhite() {
        if (opaque) {
            return this;
        }
        var pixels = new int[argb.length];
        for (var i = 0; i < pixels.length; i++) {
            var alpha = argb[i] >>> 24;
            pixels[i] = 0xFF000000
                    | onWhite(argb[i] >> 16, alpha) << 16
                    | onWhite(argb[i] >> 8, alpha) << 8
                    | onWhite(argb[i], alpha);
        }
        return new Picture(size, pixels, true);
    }

    private static int onWhite(int sample, int alpha) {
        return ((sample & 0xFF) * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    /** The same pixels for Java 2D, in sRGB, not a copy of them. */
    BufferedImage image() {
        var model = opaque ? new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF) : ColorModel.getRGBdefault();
        var masks = opaque ? new int[] {0xFF0000, 0xFF00, 0xFF} : new int[] {0xFF0000, 0xFF00, 0xFF, 0xFF000000};
        var buffer = new DataBufferInt(argb, argb.length);
        var raster = Raster.createPackedRaster(buffer, size.width(), size.height(), size.width(), masks, null);
        return new BufferedImage(model, raster, false, null);
    }
}
