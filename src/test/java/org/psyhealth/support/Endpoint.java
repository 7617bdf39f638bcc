package org.psyhealth.support;

import static org.psyhealth.support.Modules.CLASSES;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.modules.ModuleSelection;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * A method and a path that a controller handles, read from its annotations.
 *
 * @param module the module of the controller
 * @param method the HTTP method
 * @param path the path with its variables
 * @param handler the handler method
 */
public record Endpoint(String module, String method, String path, Method handler) {

    /** {@code /api/<plural>}, or {@code /api/admin/<plural>} for staff. */
    private static final Pattern BASE = Pattern.compile("/api/(?:admin/)?[^/]+");

    /** All endpoints, by path and method. */
    public static List<Endpoint> all() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .<Class<?>>map(type -> type.reflect())
                .flatMap(Endpoint::of)
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    /** The base path of its API; empty if it is not part of an API. */
    public Optional<String> base() {
        var matcher = BASE.matcher(path);
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static Stream<Endpoint> of(Class<?> controller) {
        var base = paths(AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class));
        return Stream.of(controller.getDeclaredMethods())
                .flatMap(handler ->
                        of(handler, base, AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class)));
    }

    private static Stream<Endpoint> of(Method handler, List<String> base, @Nullable RequestMapping mapping) {
        if (mapping == null) {
            return Stream.of();
        }
        var module = ModuleSelection.moduleOf(handler.getDeclaringClass());
        return base.stream()
                .flatMap(prefix -> paths(mapping).stream().map(prefix::concat))
                .flatMap(path -> Stream.of(mapping.method())
                        .map(RequestMethod::name)
                        .map(method -> new Endpoint(module, method, path, handler)));
    }

    private static List<String> paths(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? List.of("") : List.of(mapping.path());
    }
}
