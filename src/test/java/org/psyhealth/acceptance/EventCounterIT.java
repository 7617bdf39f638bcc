package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.Externalized;
import org.springframework.transaction.support.TransactionTemplate;

/** The business metrics are derived from committed events of any module. */
@IntegrationTest
class EventCounterIT {

    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transactions;
    private final MeterRegistry meters;

    @Autowired
    EventCounterIT(ApplicationEventPublisher publisher, TransactionTemplate transactions, MeterRegistry meters) {
        this.publisher = publisher;
        this.transactions = transactions;
        this.meters = meters;
    }

    @Test
    void an_event_is_counted_once_with_its_kind() {
        var event = probe("counted");
        transactions.executeWithoutResult(transaction -> publisher.publishEvent(event));
        assertThat(counted("counted")).isOne();
    }

    @Test
    void an_event_that_is_rolled_back_is_not_counted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.executeWithoutResult(transaction -> {
                    publisher.publishEvent(probe("rolled-back"));
                    throw new IllegalStateException();
                }));
        assertThat(counted("rolled-back")).isZero();
    }

    @Test
    void every_event_that_says_no_kind_is_there_from_the_start() {
        EventContracts.onClasspath().all().stream()
                .flatMap(contract -> EventContracts.recordsOf(contract).stream())
                .filter(EventCounterIT::isPlain)
                .map(event -> EventContracts.typeOf(event).split("\\."))
                .forEach(type -> assertThat(meters.find("psyhealth.events.recorded")
                                .tags("module", type[2], "event", type[3])
                                .counters())
                        .as("%s %s", type[2], type[3])
                        .isNotEmpty());
    }

    private double counted(String kind) {
        return meters
                .find("psyhealth.events.recorded")
                .tags("module", "probe", "event", "happened", "kind", kind)
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static boolean isPlain(Class<? extends DomainEvent> event) {
        for (var component : event.getRecordComponents()) {
            if (component.getName().equals("kind") || component.getName().equals("channel")) {
                return false;
            }
        }
        return true;
    }

    private static DomainEvent probe(String kind) {
        return new Happened(EventMeta.of(UUID.randomUUID(), 0, Instant.now()), kind);
    }

    /** An event of no module, on a topic without consumers. */
    @Externalized("notification-events")
    @EventType("org.psyhealth.probe.happened.v1")
    record Happened(EventMeta meta, String kind) implements DomainEvent {}
}
