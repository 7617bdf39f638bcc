package org.psyhealth.platform.modules;

import java.util.List;
import org.psyhealth.platform.events.DomainEvent;

/**
 * What a module tells the platform and the world about itself. Each module declares one as a bean.
 *
 * @param name the module's name: its package, its schema, its consumer group
 * @param api the base path of its HTTP API
 * @param publishes the event contracts it publishes: sealed interfaces that name their topic with {@code @Externalized}
 * @param consumes the event contracts of other modules it reads
 */
public record ModuleDescriptor(
        String name,
        String api,
        List<Class<? extends DomainEvent>> publishes,
        List<Class<? extends DomainEvent>> consumes) {}
