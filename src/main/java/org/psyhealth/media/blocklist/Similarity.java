package org.psyhealth.media.blocklist;

/** How alike two pictures are: the number of bits in which their perceptual hashes of 64 bits differ. */
final class Similarity {

    /** Two pictures whose hashes differ in no more bits look alike. */
    static final int ALIKE = 6;

    private Similarity() {}

    /** Whether a hash is like one of these. */
    static boolean anyAlike(long hash, long[] others) {
        for (var other : others) {
            if (Long.bitCount(hash ^ other) <= ALIKE) {
                return true;
            }
        }
        return false;
    }
}
