package org.psyhealth.media.audio;

import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.RefusedFileException;

/** The refusals of recordings. */
final class Refusal {

    private Refusal() {}

    static RefusedFileException unreadable(String detail) {
        return new RefusedFileException(RefusalReason.UNREADABLE, detail);
    }

    static RefusedFileException wrongType(String detail) {
        return new RefusedFileException(RefusalReason.WRONG_TYPE, detail);
    }

    static RefusedFileException tooLarge(String detail) {
        return new RefusedFileException(RefusalReason.TOO_LARGE, detail);
    }
}
