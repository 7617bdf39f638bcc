package org.psyhealth.user.avatar;

/** What became of a picture that a person chose. */
public enum Standing {
    /** It is not known to be ready yet. */
    WAITING,
    /** It is what others see. */
    SHOWN,
    /** The media module refused it, before or after it was shown. */
    REFUSED,
    /** It was not ready within a day. */
    TIMED_OUT,
    /** It belongs to somebody else, or is not a picture for an avatar; which of them is not told. */
    NOT_USABLE,
    /** It was deleted. */
    GONE
}
