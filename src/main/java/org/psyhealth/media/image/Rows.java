package org.psyhealth.media.image;

/** The rows of a picture. */
interface Rows {

    Size size();

    /** Fills a row with pixels of eight bits each of alpha, red, green and blue; alpha is not multiplied in. */
    void read(int y, int[] argb);
}
