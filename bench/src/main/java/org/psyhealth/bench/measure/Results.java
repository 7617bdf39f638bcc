package org.psyhealth.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Every figure of every slot: by what was measured, then by the application. */
final class Results {

    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    void add(String what, String target, double figure) {
        figures.computeIfAbsent(what, _ -> new LinkedHashMap<>())
                .computeIfAbsent(target, _ -> new ArrayList<>())
                .add(figure);
        System.out.printf("    %s, %s: %.2f%n", target, what, figure);
    }

    void note(String text) {
        notes.add(text);
        System.out.println("    " + text);
    }

    List<String> notes() {
        return notes;
    }

    Map<String, Map<String, List<Double>>> figures() {
        return figures;
    }

    OptionalDouble median(String what, String target) {
        var sorted = figures.getOrDefault(what, Map.of()).getOrDefault(target, List.of()).stream()
                .sorted()
                .toList();
        if (sorted.isEmpty()) {
            return OptionalDouble.empty();
        }
        var middle = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
