package org.psyhealth.media.orphan;

import java.util.concurrent.TimeUnit;
import org.psyhealth.media.routine.Routines;
import org.psyhealth.media.work.WorkProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Searches for objects that no row knows, each week and when an administrator asks, and removes them. It counts first:
 * where more than one in a hundred would go, more likely the database is wrong, or the wrong one, and nothing goes.
 */
@Component
class OrphanSweep {

    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);

    private final OrphanRuns runs;
    private final OrphanSearch search;
    private final RemovalGuard guard;
    private final Routines routines;
    private final WorkProperties work;

    OrphanSweep(OrphanRuns runs, OrphanSearch search, RemovalGuard guard, Routines routines, WorkProperties work) {
        this.runs = runs;
        this.search = search;
        this.guard = guard;
        this.routines = routines;
        this.work = work;
    }

    @Scheduled(initialDelay = 5, fixedRate = 15, timeUnit = TimeUnit.MINUTES)
    void askEachWeek() {
        if (routines.takeWeek("orphans")) {
            runs.ask(false, null);
        }
    }

    /** In a process that works on files; one that only answers requests lists nothing. */
    @Scheduled(initialDelay = 10, fixedRate = 10, timeUnit = TimeUnit.SECONDS)
    void searchIfAsked() {
        if (work.workerCount() > 0) {
            runs.take().ifPresent(this::search);
        }
    }

    void search(SearchLease lease) {
        try {
            var counted = search.count(figures -> runs.progress(lease, figures));
            if (lease.dryRun()) {
                runs.end(lease, counted, Outcome.DONE);
            } else if (counted.areTooMany() || counted.orphans() > 0 && !guard.permits()) {
                stop(lease, counted);
            } else {
                var removed = search.remove(counted, figures -> runs.progress(lease, figures) && guard.permits());
                log.info("{} objects that no file knows were removed", removed.removed());
                runs.end(lease, removed, Outcome.DONE);
            }
        } catch (SearchEndedException e) {
            if (e.outcome() == Outcome.STOPPED) {
                stop(lease, e.figures());
            } else {
                runs.end(lease, e.figures(), e.outcome());
            }
        } catch (RuntimeException e) {
            log.warn("The search for objects that no file knows failed", e);
            runs.end(lease, Figures.NONE, Outcome.FAILED);
        }
    }

    private void stop(SearchLease lease, Figures figures) {
        log.error(
                "{} of {} objects in the store are of no file; so many are not believed, and nothing more is removed",
                figures.orphans(),
                figures.listed());
        runs.end(lease, figures, Outcome.STOPPED);
    }
}
