package org.psyhealth.media.orphan;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.psyhealth.platform.messaging.consumer.ReadProgress;
import org.springframework.stereotype.Component;

/** Whether this installation knows enough to call an object unknown and remove it. */
@Component
class RemovalGuard {

    private final KnownFiles files;
    private final ReadProgress progress;
    private final Clock clock;

    RemovalGuard(KnownFiles files, ReadProgress progress, Clock clock) {
        this.files = files;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * False while what is known may be incomplete: in a database without a single file, and while the module has not
     * read all that others have said until this minute, as while it reads its topics from the beginning.
     */
    boolean permits() {
        return !files.areNone()
                && progress.hasHandledAll("media", clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }
}
