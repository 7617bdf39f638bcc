package org.psyhealth.platform.messaging.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.events.EventType;
import org.psyhealth.platform.modules.ModuleSelection;
import org.springframework.stereotype.Component;

/**
 * Counts recorded events, as {@code psyhealth.events.recorded}: the business metrics of every module. Tags: the module,
 * the event without its version, and the event's {@code kind} and {@code channel} ({@code none} where it has none). The
 * counters of this process's modules exist from startup, at zero, so that the first event shows as an increase.
 */
@Component
class EventCounter {

    private static final String NAME = "psyhealth.events.recorded";

    /** The components of an event that become tags. They must have few values. */
    private static final List<String> TAGS = List.of("kind", "channel");

    private static final String NONE = "none";

    private final MeterRegistry meters;
    private final ClassValue<Source> sources = new ClassValue<>() {
        @Override
        protected Source computeValue(Class<?> event) {
            return Source.of(event);
        }
    };

    EventCounter(MeterRegistry meters, ModuleSelection modules, EventContracts contracts) {
        this.meters = meters;
        contracts.all().stream()
                .filter(contract -> modules.includes(contract.getName()))
                .flatMap(contract -> EventContracts.recordsOf(contract).stream())
                .map(sources::get)
                .filter(Source::isComplete)
                .forEach(source -> meters.counter(NAME, source.tags()));
    }

    /** Counts a committed event. */
    void count(DomainEvent event) {
        meters.counter(NAME, sources.get(event.getClass()).tagsOf(event)).increment();
    }

    private record Source(Tags tags, List<RecordComponent> variable) {

        static Source of(Class<?> event) {
            // org.psyhealth.<module>.<event>.v<n>
            var type = event.getAnnotation(EventType.class).value().split("\\.");
            var tags = Tags.of("module", type[2], "event", type[3]);
            for (var tag : TAGS) {
                tags = tags.and(tag, NONE);
            }
            var variable = Stream.of(event.getRecordComponents())
                    .filter(component -> TAGS.contains(component.getName()))
                    .peek(component -> component.getAccessor().setAccessible(true))
                    .toList();
            return new Source(tags, variable);
        }

        /** Whether the counter can be registered before the first event. */
        boolean isComplete() {
            return variable.isEmpty();
        }

        Tags tagsOf(DomainEvent event) {
            var result = tags;
            for (var component : variable) {
                result = result.and(component.getName(), value(component, event));
            }
            return result;
        }

        private static String value(RecordComponent component, DomainEvent event) {
            try {
                var value = component.getAccessor().invoke(event);
                return value == null ? NONE : value.toString();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
