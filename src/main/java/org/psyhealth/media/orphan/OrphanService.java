package org.psyhealth.media.orphan;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Searches that administrators ask for. */
@Service
class OrphanService {

    static final ProblemType NOT_COUNTED =
            new ProblemType("media-orphans-not-counted", HttpStatus.CONFLICT, "A dry run comes first");
    static final ProblemType RUNNING =
            new ProblemType("media-orphans-running", HttpStatus.CONFLICT, "A search goes on");

    private static final Duration BELIEVED = Duration.ofDays(1);

    private final OrphanRuns runs;
    private final Clock clock;

    OrphanService(OrphanRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    OrphanRun begin(boolean dryRun, Caller caller) {
        if (!dryRun && !runs.hasCountedSince(clock.instant().minus(BELIEVED))) {
            throw new ProblemException(NOT_COUNTED, "Begin a dry run, and read its figures when it has ended.");
        }
        return runs.ask(dryRun, caller.id())
                .orElseThrow(() -> new ProblemException(RUNNING, "Wait until the search that was begun has ended."));
    }

    List<OrphanRun> list(UUID before, int limit) {
        return runs.list(before, limit);
    }
}
