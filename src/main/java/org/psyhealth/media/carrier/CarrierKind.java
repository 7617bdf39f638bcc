package org.psyhealth.media.carrier;

/** What can carry a file. */
public enum CarrierKind {
    /** A person's profile. */
    USER
}
