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
 * Gauges of the e-mails waiting to be sent. They are updated on a schedule and not on each scrape, which must not block
 * on an unavailable database; while it is unavailable they are {@code NaN}.
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
                .description("E-mails waiting to be sent, including retries")
                .register(registry);
        Gauge.builder("psyhealth.notification.emails.overdue", () -> waiting.overdueSeconds())
                .description("How long the most overdue e-mail has been due")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedRate = 10, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        try {
            waiting = jdbc.sql("""
                    select count(*) as pending, coalesce(extract(epoch from :now - min(due_at)), 0) as overdue
                    from notification.email where status = 'PENDING' and due_at < 'infinity'""")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .query((row, number) ->
                            new Waiting(row.getDouble("pending"), Math.max(0, row.getDouble("overdue"))))
                    .single();
        } catch (DataAccessException | TransactionException e) {
            waiting = UNKNOWN; // the sender logs the failure
        }
    }

    private record Waiting(double count, double overdueSeconds) {}
}
