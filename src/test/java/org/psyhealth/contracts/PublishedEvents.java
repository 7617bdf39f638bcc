package org.psyhealth.contracts;

import static org.psyhealth.support.Modules.CLASSES;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.messaging.consumer.Subscriptions;

/** What the code publishes and consumes, read from its classes. */
public final class PublishedEvents {

    private PublishedEvents() {}

    /** The sealed event interfaces, by topic. */
    static List<Class<? extends DomainEvent>> contracts() {
        return EventContracts.onClasspath().all();
    }

    static Stream<Class<? extends DomainEvent>> records() {
        return contracts().stream().flatMap(contract -> EventContracts.recordsOf(contract).stream());
    }

    /** Every pair of a consumer group and a topic it reads. */
    public static List<Consumption> consumptions() {
        return Subscriptions.of(CLASSES.stream().map(JavaClass::reflect)).stream()
                .map(subscription -> new Consumption(subscription.module(), subscription.group(), subscription.topic()))
                .sorted(Comparator.comparing(Consumption::topic).thenComparing(Consumption::group))
                .toList();
    }

    /** A consumer group reads a topic. */
    public record Consumption(String module, String group, String topic) {}
}
