package org.psyhealth.platform.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.events.Externalized;

/** The event types this process knows, by their names on the wire. */
public final class EventContracts {

    private final Map<String, Class<? extends DomainEvent>> recordsByType = new LinkedHashMap<>();

    /** Reads the records of the given sealed interfaces. */
    public EventContracts(Iterable<Class<? extends DomainEvent>> contracts) {
        contracts.forEach(contract -> recordsOf(contract).forEach(event -> recordsByType.put(typeOf(event), event)));
    }

    /** The record of a type, empty for a type that this process does not know. */
    public Optional<Class<? extends DomainEvent>> recordOf(String type) {
        return Optional.ofNullable(recordsByType.get(type));
    }

    /** The topic of a contract, or of one of its records. */
    public static String topicOf(Class<? extends DomainEvent> contract) {
        var externalized = AnnotatedElementUtils.findMergedAnnotation(contract, Externalized.class);
        if (externalized == null) {
            throw new IllegalArgumentException(contract + " names no topic; annotate its contract with @Externalized");
        }
        return externalized.target();
    }

    /** The name on the wire of an event record. */
    public static String typeOf(Class<? extends DomainEvent> event) {
        var type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event + " has no name on the wire; annotate it with @EventType");
        }
        return type.value();
    }

    /** The records of a contract, in the order of its {@code permits}. */
    public static List<Class<? extends DomainEvent>> recordsOf(Class<? extends DomainEvent> contract) {
        if (!contract.isSealed()) {
            throw new IllegalArgumentException(contract + " must be a sealed interface");
        }
        return Stream.of(contract.getPermittedSubclasses())
                .<Class<? extends DomainEvent>>map(event -> event.asSubclass(DomainEvent.class))
                .toList();
    }
}
