package org.psyhealth.platform.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.messaging.outbox.OutboxTable.OutboxState;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Gauges of the outbox. The table is queried at most once a second for all of them; while the database is unavailable
 * they are {@code NaN}, and a scrape waits for it once and not once per gauge.
 */
@Component
class OutboxMetrics implements MeterBinder {

    private final OutboxTable outbox;
    private final RelaySignal signal;
    private @Nullable OutboxState state;
    private Instant readAt = Instant.MIN;

    OutboxMetrics(OutboxTable outbox, RelaySignal signal) {
        this.outbox = outbox;
        this.signal = signal;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("psyhealth.outbox.open", () -> current(OutboxState::open))
                .description("Events waiting to be sent")
                .register(registry);
        Gauge.builder("psyhealth.outbox.parked", () -> current(OutboxState::parked))
                .description("Events that can never be sent as they are")
                .register(registry);
        Gauge.builder("psyhealth.outbox.oldest.age", () -> current(OutboxState::oldestSeconds))
                .description("Age of the oldest event waiting to be sent")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("psyhealth.outbox.slots", signal::held)
                .description("Slots of the outbox that this task sends")
                .register(registry);
    }

    private synchronized double current(ToDoubleFunction<OutboxState> value) {
        if (Instant.now().isAfter(readAt.plus(Duration.ofSeconds(1)))) {
            state = read();
            readAt = Instant.now();
        }
        return state == null ? Double.NaN : value.applyAsDouble(state);
    }

    private @Nullable OutboxState read() {
        try {
            return outbox.state();
        } catch (DataAccessException e) {
            return null;
        }
    }
}
