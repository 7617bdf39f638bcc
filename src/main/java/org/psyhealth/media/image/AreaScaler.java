package org.psyhealth.media.image;

import java.util.Arrays;

/**
 * Makes pictures smaller: each pixel becomes the mean of the area that it stands for, in which pixels that are cut
 * count by the part inside, and transparent ones by their alpha.
 */
final class AreaScaler {

    private static final double ROUNDING = 1e-6;

    private final Rows source;
    private final Size wanted;
    private final int left;
    private final double xScale;
    private final int[] row;
    private final float[] rowSums;
    private final float[] sums;
    private int all = -1;

    private AreaScaler(Rows source, Size shown, Size wanted) {
        this.source = source;
        this.wanted = wanted;
        left = (source.size().width() - shown.width()) / 2;
        xScale = (double) shown.width() / wanted.width();
        row = new int[source.size().width()];
        rowSums = new float[4 * wanted.width()];
        sums = new float[4 * wanted.width()];
    }

    /**
     * Scales the middle of a picture.
     *
     * @param shown how much of the picture to take
     */
    static Picture scaled(Rows source, Size shown, Size wanted) {
        return new AreaScaler(source, shown, wanted).scaled(shown);
    }

    private Picture scaled(Size shown) {
        var top = (source.size().height() - shown.height()) / 2;
        var yScale = (double) shown.height() / wanted.height();
        var pixels = new int[wanted.width() * wanted.height()];
        var lastRow = -1;
        for (var y = 0; y < wanted.height(); y++) {
            Arrays.fill(sums, 0);
            var from = y * yScale;
            var to = Math.min(from + yScale, shown.height());
            for (var sourceY = (int) (from + ROUNDING); sourceY < to - ROUNDING; sourceY++) {
                if (sourceY != lastRow) {
                    source.read(top + sourceY, row);
                    sumUpRow();
                    lastRow = sourceY;
                }
                var weight = (float) (Math.min(to, sourceY + 1) - Math.max(from, sourceY));
                for (var i = 0; i < sums.length; i++) {
                    sums[i] += weight * rowSums[i];
                }
            }
            average(pixels, y * wanted.width(), (float) (1 / (xScale * yScale)));
        }
        return new Picture(wanted, pixels, all >>> 24 == 0xFF);
    }

    private void sumUpRow() {
        var last = left + xScale * wanted.width();
        for (int x = 0, i = 0; x < wanted.width(); x++, i += 4) {
            var from = left + x * xScale;
            var to = Math.min(from + xScale, last);
            float alphas = 0;
            float reds = 0;
            float greens = 0;
            float blues = 0;
            for (var sourceX = (int) (from + ROUNDING); sourceX < to - ROUNDING; sourceX++) {
                var pixel = row[sourceX];
                all &= pixel;
                var weight = (float) (Math.min(to, sourceX + 1) - Math.max(from, sourceX)) * (pixel >>> 24);
                alphas += weight;
                reds += weight * (pixel >> 16 & 0xFF);
                greens += weight * (pixel >> 8 & 0xFF);
                blues += weight * (pixel & 0xFF);
            }
            rowSums[i] = alphas;
            rowSums[i + 1] = reds;
            rowSums[i + 2] = greens;
            rowSums[i + 3] = blues;
        }
    }

    private void average(int[] pixels, int first, float share) {
        for (int x = 0, i = 0; x < wanted.width(); x++, i += 4) {
            var alphas = sums[i];
            if (alphas > 0) {
                pixels[first + x] = (int) (alphas * share + 0.5f) << 24
                        | (int) (sums[i + 1] / alphas + 0.5f) << 16
                        | (int) (sums[i + 2] / alphas + 0.5f) << 8
                        | (int) (sums[i + 3] / alphas + 0.5f);
            }
        }
    }
}
