package org.psyhealth.contracts;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/** An example of each event, the same at every build. */
final class EventExamples {

    private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");
    private static final UUID ID = UUID.fromString("019ca8b8-5a00-7000-8000-000000000001");
    private static final Pattern END = Pattern.compile("\\{(\\w+)}");

    /** Texts that look like what they stand for; every other text is shown as its field's name. */
    private static final Map<String, String> TEXTS = Map.of(
            "title", "A walk before breakfast",
            "slug", "sleep",
            "en", "Sleep",
            "vi", "Giấc ngủ",
            "icon", "moon",
            "colour", "#3f5f8a",
            "displayName", "Lan",
            "locale", "vi",
            "timeZone", "Asia/Ho_Chi_Minh",
            "codec", "mp4a.40.2");

    private static final Map<String, Map<String, String>> WORDS = Map.of(
            "kind", Map.of("post", "thanks", "notification", "WELCOME"),
            "channel", Map.of("notification", "EMAIL"),
            "reason", Map.of("notification", "no-address"));

    private EventExamples() {}

    static DomainEvent of(Class<? extends DomainEvent> type) {
        var components = type.getRecordComponents();
        var arguments = new Object[components.length];
        for (var index = 1; index < components.length; index++) {
            arguments[index] = valueOf(components[index], index, type);
        }
        arguments[0] = meta(type, components, arguments);
        return newRecord(type, arguments);
    }

    private static <R> R newRecord(Class<R> type, Object[] arguments) {
        try {
            return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(arguments);
        } catch (InstantiationException
                | IllegalAccessException
                | InvocationTargetException
                | NoSuchMethodException e) {
            throw new IllegalStateException("no example of " + type, e);
        }
    }

    private static EventMeta meta(Class<? extends DomainEvent> type, RecordComponent[] components, Object[] arguments) {
        var subject = END.matcher(type.getAnnotation(EventType.class).subject())
                .replaceAll(
                        end -> end.group(1).equals("id") ? ID.toString() : value(end.group(1), components, arguments));
        return new EventMeta(ID, subject, 3, TIME);
    }

    private static String value(String name, RecordComponent[] components, Object[] arguments) {
        for (var index = 1; index < components.length; index++) {
            if (components[index].getName().equals(name)) {
                return arguments[index].toString();
            }
        }
        throw new IllegalStateException("the subject names " + name + ", which is no field");
    }

    private static Object valueOf(RecordComponent component, int index, Class<?> type) {
        var kind = component.getType();
        if (kind == UUID.class) {
            return id(index);
        } else if (kind == Instant.class) {
            return TIME.plusSeconds(index);
        } else if (kind == List.class) {
            return List.of(elementOf(component, index, type));
        } else if (kind == Map.class) {
            return Map.of("files", (long) index);
        } else if (kind == boolean.class) {
            return true;
        } else if (kind == int.class || kind == Integer.class) {
            return index;
        } else if (kind == long.class || kind == Long.class) {
            return (long) index;
        } else if (kind.isEnum()) {
            return kind.getEnumConstants()[0];
        } else if (kind.isRecord()) {
            return partOf(kind, type);
        }
        return text(component.getName(), type.getPackageName().split("\\.")[2]);
    }

    private static Object elementOf(RecordComponent list, int index, Class<?> event) {
        var type = (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return partOf(type, event);
        }
        return type == String.class ? list.getName() : id(100 + index);
    }

    private static Object partOf(Class<?> type, Class<?> event) {
        var parts = type.getRecordComponents();
        return newRecord(
                type,
                IntStream.range(0, parts.length)
                        .mapToObj(part -> valueOf(parts[part], part + 1, event))
                        .toArray());
    }

    private static String text(String name, String module) {
        return WORDS.getOrDefault(name, Map.of()).getOrDefault(module, TEXTS.getOrDefault(name, name));
    }

    private static UUID id(int number) {
        return new UUID(ID.getMostSignificantBits(), ID.getLeastSignificantBits() + number);
    }
}
