package org.psyhealth.media.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gauges of the queue. It is queried at most once a second for all of them; while the database is unavailable they are
 * {@code NaN}.
 */
@Component
class QueueMetrics implements MeterBinder {

    private final JdbcClient jdbc;
    private final Clock clock;
    private @Nullable State state;
    private Instant readAt = Instant.MIN;

    QueueMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("psyhealth.media.queue.due", () -> current(State::due))
                .description("Jobs on files that no worker has taken yet")
                .register(registry);
        Gauge.builder("psyhealth.media.queue.age", () -> current(State::dueSeconds))
                .description("For how long the oldest of them has been due")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("psyhealth.media.scanning.age", () -> current(State::scanningSeconds))
                .description(
                        "For how long the oldest complete upload has waited to be made, without those that a person holds")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("psyhealth.media.held", () -> current(State::held))
                .description("Files about which a person has to decide")
                .register(registry);
    }

    private synchronized double current(ToDoubleFunction<State> value) {
        var now = clock.instant();
        if (now.isAfter(readAt.plus(Duration.ofSeconds(1)))) {
            state = read(now);
            readAt = now;
        }
        return state == null ? Double.NaN : value.applyAsDouble(state);
    }

    private @Nullable State read(Instant now) {
        try {
            return jdbc.sql("""
                            select (select count(*) from media.job where due_at <= :now) as due,
                                (select coalesce(extract(epoch from :now - min(due_at)), 0)
                                    from media.job where due_at <= :now) as due_seconds,
                                (select coalesce(extract(epoch from :now - min(changed_at)), 0) from media.media
                                    where status = 'SCANNING' and not held and not ending) as scanning_seconds,
                                (select count(*) from media.media where held) as held""")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .query((row, number) -> new State(
                            row.getDouble("due"),
                            row.getDouble("due_seconds"),
                            row.getDouble("scanning_seconds"),
                            row.getDouble("held")))
                    .single();
        } catch (DataAccessException e) {
            return null;
        }
    }

    private record State(double due, double dueSeconds, double scanningSeconds, double held) {}
}
