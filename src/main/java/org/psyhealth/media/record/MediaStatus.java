package org.psyhealth.media.record;

/** Where a file is on its way. */
public enum MediaStatus {
    /** Announced; its bytes are still to come. */
    UPLOADING,
    /** Complete, and being examined and made. */
    SCANNING,
    /** Made; it can be shown. */
    READY,
    /** It will never be shown. */
    REFUSED,
    /** Gone. */
    DELETED
}
