package org.psyhealth.documentation;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventContracts;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.modulith.events.Externalized;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Writes the facts of each module into its place in modules.md, between {@code <!-- facts:NAME -->} and {@code <!-- end
 * -->}.
 */
final class ModuleFacts {

    private static final Pattern PLACE = Pattern.compile("<!-- facts:(\\w+) -->.*?<!-- end -->", Pattern.DOTALL);

    private final JavaClasses classes =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("org.psyhealth");

    String insertInto(String page) {
        return PLACE.matcher(page)
                .replaceAll(place -> "<!-- facts:%s -->\n%s<!-- end -->".formatted(place.group(1), of(place.group(1))));
    }

    private String of(String module) {
        return """

                | | |
                |---|---|
                | Publishes | %s |
                | Consumes | %s |
                | API | %s |

                """.formatted(published(module), consumed(module), api(module));
    }

    private String published(String module) {
        return or(
                "nothing",
                classes.stream()
                        .filter(type -> type.isInterface() && type.isAnnotatedWith(Externalized.class))
                        .filter(type -> type.getPackageName().startsWith("org.psyhealth." + module + "."))
                        .map(type -> type.reflect().asSubclass(DomainEvent.class))
                        .map(contract -> "`%s`: %s"
                                .formatted(
                                        EventContracts.topicOf(contract),
                                        EventContracts.recordsOf(contract).stream()
                                                .map(event -> "`" + shortType(EventContracts.typeOf(event)) + "`")
                                                .collect(joining(", ")))));
    }

    private String consumed(String module) {
        return or(
                "nothing",
                classes.stream()
                        .filter(type -> type.getPackageName().startsWith("org.psyhealth." + module))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(KafkaListener.class))
                        .flatMap(method -> Stream.of(
                                method.getAnnotationOfType(KafkaListener.class).topics()))
                        .map(topic -> "`" + topic + "`")
                        .distinct()
                        .sorted());
    }

    private String api(String module) {
        var endpoints = new TreeSet<String>();
        classes.stream()
                .filter(type -> type.getPackageName().startsWith("org.psyhealth." + module + ".")
                        && type.isAnnotatedWith(RestController.class))
                .map(type -> type.reflect())
                .forEach(controller -> {
                    var base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
                    for (var method : controller.getDeclaredMethods()) {
                        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                        if (mapping != null) {
                            for (var path : orEmpty(mapping.path())) {
                                endpoints.add(path(base) + path + " " + Arrays.toString(mapping.method()));
                            }
                        }
                    }
                });
        return or("nothing", endpoints.stream().map(ModuleFacts::verbFirst));
    }

    private static String[] orEmpty(String[] paths) {
        return paths.length == 0 ? new String[] {""} : paths;
    }

    private static String path(@Nullable RequestMapping base) {
        return base == null || base.path().length == 0 ? "" : base.path()[0];
    }

    private static String verbFirst(String endpoint) {
        var parts = endpoint.split(" ", 2);
        return "`" + parts[1].replaceAll("[\\[\\]]", "") + " " + parts[0] + "`";
    }

    private static String shortType(String type) {
        return type.substring(type.indexOf('.', "org.psyhealth.".length()) + 1);
    }

    private static String or(String nothing, Stream<String> facts) {
        var text = facts.collect(joining("<br>"));
        return text.isEmpty() ? nothing : text;
    }
}
