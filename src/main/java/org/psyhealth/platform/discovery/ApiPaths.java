package org.psyhealth.platform.discovery;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.psyhealth.platform.modules.ModuleSelection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The base paths of the modules' APIs, read from their controllers on first use. */
@Component
class ApiPaths {

    /** {@code /api/<plural>}, or {@code /api/admin/<plural>} for staff. */
    private static final Pattern BASE = Pattern.compile("/api/(?:admin/)?[^/]+");

    private final SingletonSupplier<Map<String, List<String>>> byModule;

    ApiPaths(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.byModule = SingletonSupplier.of(() -> read(mappings.getObject()));
    }

    /** The base paths of a module, in alphabetical order. */
    List<String> of(String module) {
        return byModule.obtain().getOrDefault(module, List.of());
    }

    private static Map<String, List<String>> read(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(handler -> handler.getValue().getBeanType().getName().startsWith("org.psyhealth."))
                .collect(Collectors.groupingBy(
                        handler -> ModuleSelection.moduleOf(handler.getValue().getBeanType()),
                        Collectors.flatMapping(
                                handler -> handler.getKey().getPatternValues().stream()
                                        .flatMap(path -> BASE.matcher(path).results())
                                        .map(match -> match.group()),
                                Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf))));
    }
}
