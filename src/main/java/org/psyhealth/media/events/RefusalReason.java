package org.psyhealth.media.events;

/** Why a file was refused, in classes: never which entry of a list it matched, or what a scanner called it. */
public enum RefusalReason {
    /** Its length or checksum is not the announced one, or it was never completely sent. */
    INCOMPLETE,
    /** It is not of the announced type. */
    WRONG_TYPE,
    /** It is damaged, truncated, or not built as its format demands. */
    UNREADABLE,
    /** It has too many pixels, lasts too long, or would need too much memory. */
    TOO_LARGE,
    /** A scanner found something harmful in it. */
    UNSAFE,
    /** It may not be shown here, by a list or by a decision of staff. */
    NOT_ALLOWED,
    /** Processing it failed again and again. */
    UNPROCESSABLE
}
