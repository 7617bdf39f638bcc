package org.psyhealth.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether old readers understand new events and new readers old ones, because both meet: in rolling deployments, in the
 * log of a topic, in a dead letter driven again. Only a new optional field may come; everything else is a new type.
 */
final class SchemaCompatibility {

    private SchemaCompatibility() {}

    /** What a reader of either side would stumble over; empty if nothing. */
    static List<String> problems(JsonNode published, JsonNode changed) {
        var problems = new ArrayList<String>();
        compare("", published, changed, problems);
        return problems;
    }

    private static void compare(String path, JsonNode published, JsonNode changed, List<String> problems) {
        for (var keyword : List.of("type", "format", "enum", "const")) {
            if (!published.path(keyword).equals(changed.path(keyword))) {
                problems.add("%s: %s was %s and is %s"
                        .formatted(
                                path.isEmpty() ? "/" : path, keyword, published.path(keyword), changed.path(keyword)));
            }
        }
        if (published.has("items") || changed.has("items")) {
            compare(path + "/items", published.path("items"), changed.path("items"), problems);
        }
        compareProperties(path, published, changed, problems);
    }

    private static void compareProperties(String path, JsonNode published, JsonNode changed, List<String> problems) {
        var before = published.path("properties");
        var after = changed.path("properties");
        before.propertyNames().forEach(name -> {
            if (after.has(name)) {
                compare(path + "/" + name, before.get(name), after.get(name), problems);
            } else {
                problems.add(path + "/" + name + ": was removed");
            }
        });
        var requiredBefore = required(published);
        var requiredAfter = required(changed);
        after.propertyNames().stream()
                .filter(name -> !before.has(name) && requiredAfter.contains(name))
                .forEach(name -> problems.add(path + "/" + name + ": is new and required"));
        before.propertyNames().stream()
                .filter(name -> requiredBefore.contains(name) != requiredAfter.contains(name))
                .filter(after::has)
                .forEach(name -> problems.add(path + "/" + name + ": is no longer "
                        + (requiredBefore.contains(name) ? "required" : "optional")));
    }

    private static TreeSet<String> required(JsonNode schema) {
        var names = new TreeSet<String>();
        schema.path("required").forEach(name -> names.add(name.asString()));
        return names;
    }
}
