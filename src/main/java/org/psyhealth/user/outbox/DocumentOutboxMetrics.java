package org.psyhealth.user.outbox;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A gauge of the documents whose events still wait: more than a moment means that a relay was cut short. Counted by the
 * clock and not by the scrape, which must not wait for a database that is away; then it is {@code NaN}.
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
                .description("User documents with events that wait to be relayed")
                .register(registry);
    }

    @Scheduled(fixedRate = 10, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        try {
            waiting = outbox.waiting();
        } catch (MongoException e) {
            waiting = Double.NaN; // the sweeper tells of it
        }
    }
}
