package org.psyhealth.contracts;

import static org.psyhealth.support.Modules.CLASSES;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.modulith.events.Externalized;

/** What the code publishes and consumes, read from its classes. */
public final class PublishedEvents {

    private PublishedEvents() {}

    /** The sealed event interfaces, by topic. */
    static List<Class<? extends DomainEvent>> contracts() {
        return CLASSES.stream()
                .filter(type -> type.isInterface() && type.isAnnotatedWith(Externalized.class))
                .<Class<? extends DomainEvent>>map(type -> type.reflect().asSubclass(DomainEvent.class))
                .sorted(Comparator.comparing(EventContracts::topicOf))
                .toList();
    }

    static Stream<Class<? extends DomainEvent>> records() {
        return contracts().stream().flatMap(contract -> EventContracts.recordsOf(contract).stream());
    }

    /** Every pair of a consumer group and a topic it reads. */
    public static List<Consumption> consumptions() {
        return CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(KafkaListener.class))
                .flatMap(PublishedEvents::consumptionsOf)
                .sorted(Comparator.comparing(Consumption::topic).thenComparing(Consumption::group))
                .toList();
    }

    private static Stream<Consumption> consumptionsOf(JavaMethod listener) {
        var annotation = listener.getAnnotationOfType(KafkaListener.class);
        return Stream.of(annotation.topics())
                .map(topic -> new Consumption(moduleOf(listener.getOwner()), annotation.groupId(), topic));
    }

    private static String moduleOf(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }

    /** A consumer group reads a topic. */
    public record Consumption(String module, String group, String topic) {}
}
