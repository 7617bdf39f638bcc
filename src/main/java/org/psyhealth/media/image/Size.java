package org.psyhealth.media.image;

/** A width and a height in pixels. */
record Size(int width, int height) {

    int longest() {
        return Math.max(width, height);
    }

    long pixels() {
        return (long) width * height;
    }

    /** The same shape with another longest side. */
    Size withLongest(int side) {
        return new Size(
                Math.max(1, Math.round((float) side * width / longest())),
                Math.max(1, Math.round((float) side * height / longest())));
    }

    /** What remains when only every {@code step}th pixel of every {@code step}th row is kept. */
    Size everyNth(int step) {
        return new Size(Math.ceilDiv(width, step), Math.ceilDiv(height, step));
    }

    Size turned() {
        return new Size(/* width= */ height, /* height= */ width);
    }
}
