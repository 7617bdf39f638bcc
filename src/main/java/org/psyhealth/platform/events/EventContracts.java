package org.psyhealth.platform.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.events.Externalized;
import org.springframework.util.ClassUtils;

/** The event types known to this application, by their names on the wire. */
public final class EventContracts {

    private static final String BASE_PACKAGE = "org.psyhealth";

    private final List<Class<? extends DomainEvent>> contracts;
    private final Map<String, Class<? extends DomainEvent>> recordsByType = new LinkedHashMap<>();

    /** Reads the records of the given sealed interfaces. */
    public EventContracts(List<Class<? extends DomainEvent>> contracts) {
        this.contracts = List.copyOf(contracts);
        contracts.forEach(contract -> recordsOf(contract).forEach(event -> recordsByType.put(typeOf(event), event)));
    }

    /**
     * The contracts of all modules, whether this process runs them or not: the sealed interfaces with
     * {@code @Externalized} in a package {@code events}, whose names end with {@code Event} or {@code Request}.
     */
    public static EventContracts onClasspath() {
        var contracts = new ArrayList<Class<? extends DomainEvent>>();
        for (var pattern :
                List.of("/*/events/*Event.class", "/*/events/*Request.class", "/platform/*/events/*Event.class")) {
            classesMatching(pattern)
                    .filter(type -> type.isInterface() && type.isAnnotationPresent(Externalized.class))
                    .forEach(type -> contracts.add(type.asSubclass(DomainEvent.class)));
        }
        contracts.sort(Comparator.comparing(EventContracts::topicOf));
        return new EventContracts(contracts);
    }

    private static Stream<Class<?>> classesMatching(String pattern) {
        var root = BASE_PACKAGE.replace('.', '/');
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + root + pattern))
                    .map(EventContracts::pathOf)
                    .map(path -> path.substring(path.lastIndexOf(root), path.length() - ".class".length()))
                    .map(name ->
                            ClassUtils.resolveClassName(name.replace('/', '.'), EventContracts.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pathOf(org.springframework.core.io.Resource resource) {
        try {
            return resource.getURL().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All contracts, by topic. */
    public List<Class<? extends DomainEvent>> all() {
        return contracts;
    }

    /**
     * The records that a module publishes, by contract: those in its own package, and its answers to what it reads.
     *
     * @param reads the topics that the module reads
     */
    public Map<Class<? extends DomainEvent>, List<Class<? extends DomainEvent>>> publishedBy(
            String module, Collection<String> reads) {
        var published = new LinkedHashMap<Class<? extends DomainEvent>, List<Class<? extends DomainEvent>>>();
        for (var contract : contracts) {
            var isOwn = contract.getPackageName().startsWith(BASE_PACKAGE + "." + module + ".");
            var isRead = reads.contains(topicOf(contract));
            var records = recordsOf(contract).stream()
                    .filter(event -> isByReaders(event) ? isRead : isOwn)
                    .toList();
            if (!records.isEmpty()) {
                published.put(contract, records);
            }
        }
        return published;
    }

    /** The record of a type, empty for a type that this version does not know. */
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

    /** Whether each module that reads the contract publishes an event record, as its answer. */
    public static boolean isByReaders(Class<? extends DomainEvent> event) {
        var type = event.getAnnotation(EventType.class);
        return type != null && type.byReaders();
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
