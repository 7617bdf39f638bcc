package org.psyhealth.media.storage;

/** An object is gone, or is no longer the one that was seen when its upload was completed. */
public final class ReplacedObjectException extends Exception {

    private static final long serialVersionUID = 1L;
}
