package org.psyhealth.media.events;

/** What a file is for; it decides about formats, limits and how it is made. */
public enum MediaPurpose {
    /** A person's picture: squares of 64 to 512 pixels. */
    AVATAR,
    /** A picture attached to something. */
    PICTURE,
    /** A recording attached to something. */
    AUDIO,
    /** The captions of a recording in one language. */
    CAPTION,
    /** A document that only its owner and staff may have. */
    DOCUMENT
}
