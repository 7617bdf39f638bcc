package org.psyhealth.contracts;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.psyhealth.platform.web.input.Characters;
import org.psyhealth.support.Endpoint;
import org.springframework.web.bind.annotation.RequestBody;

/** How large the bodies of requests may be, from the limits of the texts in them. */
final class RequestBodies {

    /** What a web application firewall looks at; what is larger it refuses unless it is told of the path. */
    private static final long FIREWALL_BYTES = 8 * 1024;

    private static final int UTF8_BYTES = 4;

    private RequestBodies() {}

    /** Whether a valid body may be larger than the firewall expects. */
    static boolean mayBeLarge(Endpoint endpoint) {
        return Stream.of(endpoint.handler().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .anyMatch(parameter -> {
                    var documented = parameter.getAnnotation(Parameter.class);
                    var type = documented == null || documented.schema().implementation() == Void.class
                            ? parameter.getType()
                            : documented.schema().implementation();
                    return bytes(type) > FIREWALL_BYTES;
                });
    }

    /** A type that says nothing of its size may be of any. */
    private static long bytes(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.getRecordComponents())
                        .mapToLong(RequestBodies::bytes)
                        .sum()
                : Long.MAX_VALUE;
    }

    private static long bytes(RecordComponent component) {
        return CharSequence.class.isAssignableFrom(component.getType()) ? (long) UTF8_BYTES * limit(component) : 0;
    }

    /** A text that nothing limits may be of any length; one with another constraint is short. */
    private static int limit(RecordComponent component) {
        var constraints = Stream.of(component, component.getAccessor(), component.getAnnotatedType())
                .flatMap(element -> Stream.of(element.getAnnotations()))
                .filter(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class))
                .filter(annotation -> !(annotation instanceof NotNull || annotation instanceof NotBlank))
                .toList();
        return constraints.stream()
                .flatMapToInt(RequestBodies::limit)
                .min()
                .orElse(constraints.isEmpty() ? Integer.MAX_VALUE : 0);
    }

    private static IntStream limit(Annotation constraint) {
        return switch (constraint) {
            case Characters characters -> IntStream.of(characters.max());
            case Size size -> IntStream.of(size.max());
            default -> IntStream.empty();
        };
    }
}
