package org.psyhealth.media.orphan;

/** How a search ended. */
enum Outcome {
    /** All was listed and, unless it was a dry run, removed what no row knows. */
    DONE,
    /** So much would have gone that more likely the database is wrong: nothing more is removed. */
    STOPPED,
    /** The store or the database failed. */
    FAILED
}
