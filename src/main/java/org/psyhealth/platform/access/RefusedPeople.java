package org.psyhealth.platform.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The refused people as this process last read them, complete before it serves a request. While the database is
 * unavailable the last known state counts.
 */
@Component
class RefusedPeople implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(RefusedPeople.class);

    private final AccessTable table;
    private final AccessProperties properties;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Map<UUID, Refusal> refused = Map.of();
    private String mark = "0";
    private Instant reloadAt = Instant.MIN;

    RefusedPeople(AccessTable table, AccessProperties properties, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.properties = properties;
        this.clock = clock;
        Gauge.builder("psyhealth.access.refused", () -> refused.size())
                .description("People whose requests this process refuses")
                .register(meters);
    }

    /** That the person is refused now; null for everybody else. */
    @Nullable
    Refusal find(UUID person) {
        var refusal = refused.get(person);
        return refusal == null || refusal.isOver(clock.instant()) ? null : refusal;
    }

    @Override
    public void afterSingletonsInstantiated() {
        read();
    }

    @Scheduled(fixedRateString = "${psyhealth.access.poll}")
    void poll() {
        if (!reading.tryLock()) {
            return;
        }
        try {
            read();
        } catch (RuntimeException e) {
            Outages.warn(log, "Cannot read who is refused; the last known state counts", e);
        } finally {
            reading.unlock();
        }
    }

    private void read() {
        var now = clock.instant();
        if (now.isBefore(reloadAt)) {
            var seen = table.changedSince(mark);
            seen.people().forEach((person, refusal) -> put(refused, person, refusal));
            mark = seen.mark();
        } else {
            var seen = table.all();
            var all = new ConcurrentHashMap<UUID, Refusal>();
            seen.people().forEach((person, refusal) -> put(all, person, refusal));
            refused = all;
            mark = seen.mark();
            reloadAt = now.plus(properties.reload());
        }
    }

    private static void put(Map<UUID, Refusal> people, UUID person, Optional<Refusal> refusal) {
        refusal.ifPresentOrElse(one -> people.put(person, one), () -> people.remove(person));
    }
}
