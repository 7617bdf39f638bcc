package org.psyhealth.notification.email;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Gauges of the e-mails that wait to be sent. Counted by the clock and not by the scrape, which must not wait for a
 * database that is away; then they are {@code NaN}.
 */
@Component
class EmailMetrics implements MeterBinder {

    private static final Waiting UNKNOWN = new Waiting(Double.NaN, Double.NaN);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Waiting waiting = UNKNOWN;

    EmailMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("psyhealth.notification.emails.pending", () -> waiting.count())
                .description("E-mails that wait to be sent, the retries among them")
                .register(registry);
        Gauge.builder("psyhealth.notification.emails.overdue", () -> waiting.overdueSeconds())
                .description("For how long the most overdue e-mail should have been tried")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedRate = 10, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        try {
            waiting = jdbc.sql("""
                    select count(*) as pending, coalesce(extract(epoch from :now - min(due_at)), 0) as overdue
                    from notification.email where status = 'PENDING'""")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .query((row, number) ->
                            new Waiting(row.getDouble("pending"), Math.max(0, row.getDouble("overdue"))))
                    .single();
        } catch (DataAccessException | TransactionException e) {
            waiting = UNKNOWN; // the sender tells of it
        }
    }

    private record Waiting(double count, double overdueSeconds) {}
}
