package org.psyhealth.media.orphan;

import org.springframework.stereotype.Component;

/** Whether this installation knows enough to call an object unknown and remove it. */
@Component
class RemovalGuard {

    private final KnownFiles files;

    RemovalGuard(KnownFiles files) {
        this.files = files;
    }

    /**
     * False while what is known may be incomplete: in a database without a single file, and while a projection is being
     * read from the beginning.
     */
    boolean permits() {
        return !files.areNone();
    }
}
