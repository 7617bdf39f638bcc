package org.psyhealth.media.format;

import org.psyhealth.media.events.RefusalReason;

/**
 * A file that must not be served: the end of its processing, not a failure of ours. Its message quotes nothing of it.
 */
public final class RefusedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RefusalReason reason;

    /**
     * A refusal.
     *
     * @param detail what is wrong, for the log: constants and numbers, no content of the file
     */
    public RefusedFileException(RefusalReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** A refusal that a library's exception caused; what that says may quote the file and is for debugging only. */
    public RefusedFileException(RefusalReason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public RefusalReason reason() {
        return reason;
    }
}
