package org.psyhealth.media.orphan;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What the last search left because it was too much; {@code NaN} while the database is unavailable. */
@Component
class OrphanMetrics implements MeterBinder {

    private final OrphanRuns runs;

    OrphanMetrics(OrphanRuns runs) {
        this.runs = runs;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("psyhealth.media.orphans.left", this::left)
                .description("Objects of no file that the last search left because they were too many")
                .register(registry);
    }

    private double left() {
        try {
            return runs.leftByTheLast();
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }
}
