package org.psyhealth.media.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.psyhealth.media.routine.Routines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares each person's usage with their files, every night, and counts what was wrong: nothing should be. */
@Component
class NightlyReconciliation {

    private static final Logger log = LoggerFactory.getLogger(NightlyReconciliation.class);
    private static final int PAGE = 200;

    private final Reconciliation reconciliation;
    private final Routines routines;
    private final Counter mended;

    NightlyReconciliation(Reconciliation reconciliation, Routines routines, MeterRegistry meters) {
        this.reconciliation = reconciliation;
        this.routines = routines;
        this.mended = Counter.builder("psyhealth.media.usage.mended")
                .description("People whose usage was not the sum of their files")
                .register(meters);
    }

    @Scheduled(initialDelay = 5, fixedRate = 15, timeUnit = TimeUnit.MINUTES)
    void runIfDue() {
        if (routines.takeNight("usage-reconciliation")) {
            run();
        }
    }

    void run() {
        var wrong = 0;
        var page = reconciliation.mend(new UUID(0, 0), PAGE);
        while (!page.owners().isEmpty()) {
            wrong += page.mended();
            page = reconciliation.mend(page.owners().getLast(), PAGE);
        }
        if (wrong > 0) {
            mended.increment(wrong);
            log.warn("The usage of {} people was not the sum of their files; it is mended", wrong);
        }
    }
}
