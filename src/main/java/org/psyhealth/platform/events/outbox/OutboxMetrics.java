package org.psyhealth.platform.events.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import org.psyhealth.platform.events.outbox.OutboxTable.OutboxState;
import org.springframework.stereotype.Component;

/** Gauges of the outbox, read from the table at most once a second whoever asks. */
@Component
class OutboxMetrics implements MeterBinder {

    private final OutboxTable outbox;
    private OutboxState state = new OutboxState(0, 0, 0);
    private Instant readAt = Instant.MIN;

    OutboxMetrics(OutboxTable outbox) {
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("psyhealth.outbox.open", () -> current().open())
                .description("Events that wait to be sent")
                .register(registry);
        Gauge.builder("psyhealth.outbox.parked", () -> current().parked())
                .description("Events that the broker refused for good")
                .register(registry);
        Gauge.builder("psyhealth.outbox.oldest.age", () -> current().oldestSeconds())
                .description("Age of the oldest event that waits to be sent")
                .baseUnit("seconds")
                .register(registry);
    }

    private synchronized OutboxState current() {
        if (Instant.now().isAfter(readAt.plus(Duration.ofSeconds(1)))) {
            state = outbox.state();
            readAt = Instant.now();
        }
        return state;
    }
}
