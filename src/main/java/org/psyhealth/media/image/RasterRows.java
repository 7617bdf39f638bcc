package org.psyhealth.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/** The rows of a decoded picture, in the colours of its file: Java would take gray for linear light, and change it. */
final class RasterRows implements Rows {

    private final Raster raster;
    private final Size size;
    private final int bands;
    private final int @Nullable [] palette;
    private final int[] indexes;
    private final byte[] bytes;
    private final short[] shorts;

    RasterRows(BufferedImage image) {
        raster = image.getRaster();
        size = new Size(image.getWidth(), image.getHeight());
        bands = raster.getNumBands();
        palette = image.getColorModel() instanceof IndexColorModel model ? palette(model) : null;
        var type = raster.getTransferType();
        if (palette == null && type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT) {
            throw new IllegalArgumentException("Samples of type " + type);
        }
        indexes = new int[palette == null ? 0 : size.width()];
        bytes = new byte[palette == null ? size.width() * bands : 0];
        shorts = new short[palette == null && type == DataBuffer.TYPE_USHORT ? size.width() * bands : 0];
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void read(int y, int[] argb) {
        if (palette != null) {
            raster.getPixels(0, y, size.width(), 1, indexes);
            for (var x = 0; x < indexes.length; x++) {
                argb[x] = palette[indexes[x]];
            }
            return;
        }
        if (shorts.length == 0) {
            raster.getDataElements(0, y, size.width(), 1, bytes);
        } else {
            raster.getDataElements(0, y, size.width(), 1, shorts);
            for (var i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (shorts[i] >> 8);
            }
        }
        for (int x = 0, i = 0; x < size.width(); x++, i += bands) {
            argb[x] = switch (bands) {
                case 1 -> pixel(0xFF, bytes[i], bytes[i], bytes[i]);
                case 2 -> pixel(bytes[i + 1], bytes[i], bytes[i], bytes[i]);
                case 3 -> pixel(0xFF, bytes[i], bytes[i + 1], bytes[i + 2]);
                default -> pixel(bytes[i + 3], bytes[i], bytes[i + 1], bytes[i + 2]);
            };
        }
    }

    private static int pixel(int alpha, int red, int green, int blue) {
        return alpha << 24 | (red & 0xFF) << 16 | (green & 0xFF) << 8 | blue & 0xFF;
    }

    private static int[] palette(IndexColorModel model) {
        var colors = new int[256];
        model.getRGBs(colors);
        return colors;
    }
}
