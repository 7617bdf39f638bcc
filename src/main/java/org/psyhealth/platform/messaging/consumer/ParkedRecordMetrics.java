package org.psyhealth.platform.messaging.consumer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gauges of the records that are parked in the database. The table is read on a schedule and not on each scrape, which
 * must not wait for it. While the database is unavailable they are {@code NaN}.
 */
@Component
class ParkedRecordMetrics implements MeterBinder {

    private final List<Subscription> subscriptions;
    private final ParkedRecords parked;
    private volatile @Nullable Map<Subscription, Long> counts;

    ParkedRecordMetrics(Subscriptions subscriptions, ParkedRecords parked) {
        this.subscriptions = subscriptions.all();
        this.parked = parked;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var subscription : subscriptions) {
            Gauge.builder("psyhealth.events.dead.parked", subscription, this::countOf)
                    .description("Records that a consumer group's dead letter topic rejected")
                    .tags("topic", subscription.topic(), "group", subscription.group())
                    .register(registry);
        }
    }

    private double countOf(Subscription subscription) {
        var known = counts;
        return known == null ? Double.NaN : known.getOrDefault(subscription, 0L);
    }

    @Scheduled(fixedRate = 10, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        try {
            counts = subscriptions.isEmpty() ? Map.of() : parked.counts();
        } catch (DataAccessException e) {
            counts = null;
        }
    }
}
