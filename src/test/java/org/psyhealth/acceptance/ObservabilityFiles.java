package org.psyhealth.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules and dashboards of infra/observability. */
final class ObservabilityFiles {

    private static final Path ROOT = Path.of("infra", "observability");

    private ObservabilityFiles() {}

    /** Every expression with its location. */
    static List<Query> queries() {
        return Stream.concat(rules().map(Rule::query), dashboards()).toList();
    }

    /** The series of the recording rules, with their labels. */
    static Map<String, Set<String>> recorded() {
        var recorded = new TreeMap<String, Set<String>>();
        rules().filter(rule -> rule.name().contains(":"))
                .forEach(rule -> recorded.put(
                        rule.name(), PromQl.parse(rule.query().expression()).labels()));
        return recorded;
    }

    /** The metrics that other processes export, with their labels. */
    static Map<String, Set<String>> external() {
        var external = new TreeMap<String, Set<String>>();
        for (var metric : maps(yaml(ROOT.resolve("external-metrics.yml")))) {
            external.put(text(metric, "name"), new TreeSet<>(texts(metric.get("labels"))));
        }
        return external;
    }

    /** The runbooks that the alerts link, by alert name. */
    static Map<String, String> runbooks() {
        var runbooks = new TreeMap<String, String>();
        rules().filter(rule -> !rule.name().contains(":")).forEach(rule -> runbooks.put(rule.name(), rule.runbook()));
        return runbooks;
    }

    private static Stream<Rule> rules() {
        return files("rules", ".yml")
                .flatMap(file -> maps(((Map<?, ?>) yaml(file)).get("groups")).stream()
                        .flatMap(group -> maps(group.get("rules")).stream())
                        .map(rule -> rule(file, rule)));
    }

    private static Rule rule(Path file, Map<?, ?> rule) {
        var name = rule.containsKey("record") ? text(rule, "record") : text(rule, "alert");
        var runbook = rule.get("annotations") instanceof Map<?, ?> annotations ? text(annotations, "runbook") : "";
        return new Rule(name, new Query(file.getFileName() + " " + name, text(rule, "expr")), runbook);
    }

    private static Stream<Query> dashboards() {
        return files("grafana/dashboards", ".json").flatMap(file -> {
            var json = JsonMapper.shared().readTree(file.toFile());
            var place = file.getFileName() + " ";
            var variables = json.path("templating").path("list");
            var panels = json.path("panels")
                    .valueStream()
                    .flatMap(panel -> panel.path("targets")
                            .valueStream()
                            .map(target -> new Query(
                                    place + panel.path("title").asString(""),
                                    chosen(target.path("expr").asString(""), variables))));
            var choices = variables
                    .valueStream()
                    .map(variable ->
                            variable(place, variable.path("query").path("query").asString("")));
            return Stream.concat(panels, choices);
        });
    }

    /** The expression as Grafana sends it when all values are selected. */
    private static String chosen(String expression, JsonNode variables) {
        var result = expression;
        for (var variable : variables) {
            result = result.replace("$" + variable.path("name").asString(), ".+");
        }
        return result;
    }

    /** {@code label_values(metric, label)} is equivalent to a sum by that label. */
    private static Query variable(String place, String query) {
        return new Query(place + query, query.replaceAll("^label_values\\((.*), *(\\w+)\\)$", "sum by ($2) ($1)"));
    }

    private static Stream<Path> files(String folder, String suffix) {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object yaml(Path file) {
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        return list(list).stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList();
    }

    private static List<String> texts(@Nullable Object list) {
        return list(list).stream().map(Object::toString).toList();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<?, ?> map, String key) {
        var value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("no " + key + " in " + map);
        }
        return value.toString();
    }

    /** An expression and its location. */
    record Query(String place, String expression) {}

    private record Rule(String name, Query query, String runbook) {}
}
