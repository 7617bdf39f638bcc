package org.psyhealth.platform.events;

/**
 * Something that happened in a module, published to other modules. Each module extends it with one sealed interface,
 * annotated with {@code @Externalized("<topic>")}, whose permitted records carry {@link EventType}.
 */
public interface DomainEvent {

    /** The envelope: identity, aggregate, version and time. */
    EventMeta meta();
}
