package org.psyhealth.media.blocklist;

/** What the list says of a file. */
public enum Verdict {
    /** Nothing. */
    UNKNOWN,
    /** A picture looks like one on the list: a person must look at it. */
    ALIKE,
    /** It is on the list. */
    BLOCKED
}
