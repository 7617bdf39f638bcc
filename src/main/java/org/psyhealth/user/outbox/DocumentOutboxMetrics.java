package org.psyhealth.user.outbox;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A gauge of the documents with pending events: longer than a moment means that a relay was interrupted. It is updated
 * on a schedule and not on each scrape, which must not block on an unavailable database; while it is unavailable the
 * gauge is {@code NaN}.
 */
@Component
class DocumentOutboxMetrics implements MeterBinder {

    private final DocumentOutbox outbox;
    private volatile double waiting = Double.NaN;

    DocumentOutboxMetrics(DocumentOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("psyhealth.user.outbox.waiting", this, metrics -> metrics.waiting)
                .description("User documents with events waiting to be relayed")
                .register(registry);
    }

    @Scheduled(fixedRate = 10, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        try {
            waiting = outbox.waiting();
        } catch (MongoException e) {
            waiting = Double.NaN; // the sweeper logs the failure
        }
    }
}
