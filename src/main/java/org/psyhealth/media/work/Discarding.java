package org.psyhealth.media.work;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.platform.messaging.consumer.ReadProgress;
import org.springframework.stereotype.Component;

/**
 * Ends files that nothing carries. That nothing does follows from silence, so nothing is ended unless all that carriers
 * have said until this minute was heard, by whichever task: not while the consumer lags or reads its topics anew, and
 * not while a record that it could not handle is open.
 */
@Component
class Discarding {

    private static final Duration UNTIL_HEARD = Duration.ofMinutes(5);

    private final ReadProgress progress;
    private final Transitions transitions;
    private final Jobs jobs;
    private final Clock clock;

    Discarding(ReadProgress progress, Transitions transitions, Jobs jobs, Clock clock) {
        this.progress = progress;
        this.transitions = transitions;
        this.jobs = jobs;
        this.clock = clock;
    }

    void run(Lease lease) {
        if (progress.hasHandledAll("media", clock.instant().truncatedTo(ChronoUnit.MINUTES))) {
            transitions.discard(lease);
        } else {
            jobs.postpone(lease, UNTIL_HEARD, false);
        }
    }
}
