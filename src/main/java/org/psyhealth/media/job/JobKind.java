package org.psyhealth.media.job;

/** What can be due for a file, or for what a person requested. */
public enum JobKind {
    /** Make what is served of an uploaded file. */
    PROCESS,
    /** Remove all objects, then leave a tombstone. */
    DELETE,
    /** Look for what was still on its way when a file was deleted. */
    SWEEP,
    /** Remove what is no longer needed: the original, and what interrupted attempts left behind. */
    TIDY,
    /** Move what was served of a refused file to where only staff see it. */
    WITHHOLD,
    /** Move what was served of a file whose refusal was taken back to where readers get it. */
    RESTORE,
    /** End an upload that was never completed. */
    EXPIRE,
    /** End a file that nothing carries. */
    DISCARD,
    /** End all files of a person, and see that nothing is left of them. */
    ERASE,
    /** Store what a person gets a copy of. */
    EXPORT
}
