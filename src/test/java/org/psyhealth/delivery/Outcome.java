package org.psyhealth.delivery;

/** The results of a build, from good to bad as Jenkins orders them. */
enum Outcome {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    ABORTED;

    Outcome or(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
