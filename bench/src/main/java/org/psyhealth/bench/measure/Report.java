package org.psyhealth.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables: product against control, and the outboxes against each other. Figures are medians of the rounds. */
record Report(Results results, List<String> circumstances) {

    private static final List<String> OUTBOXES = List.of("control", "control+modulith", "control+namastack", "product, user+post", "product");
    private static final String CONTROL = "control";
    private static final String PRODUCT = "product";

    String markdown() {
        return """
                # Bench results

                %s

                ## Product against control

                | measured | control | product | ratio | target | met |
                |---|---:|---:|---:|---|---|
                %s

                ## Outboxes: the same insert, publishing through

                | measured | nothing | Modulith JDBC registry | Namastack | the product, its consumers elsewhere | the product, complete |
                |---|---:|---:|---:|---:|---:|
                %s

                ## Every round

                %s

                ## Notes

                %s
                """.formatted(
                        bullets(circumstances),
                        rows().map(this::row).collect(Collectors.joining("\n")),
                        results.figures().keySet().stream()
                                .filter(what -> what.startsWith("publish") && !what.contains("inbox") && !what.contains(" ms at "))
                                .map(this::outboxRow)
                                .collect(Collectors.joining("\n")),
                        bullets(results.figures().entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .toList()),
                        bullets(results.notes()));
    }

    private String row(String what) {
        var control = results.median(what, CONTROL);
        var product = results.median(what, PRODUCT);
        var ratio = control.isPresent() && product.isPresent() && control.getAsDouble() > 0
                ? OptionalDouble.of(product.getAsDouble() / control.getAsDouble())
                : OptionalDouble.empty();
        var goal = Goal.ALL.stream().filter(wanted -> wanted.what().equals(what)).findFirst();
        var target = goal.map(Goal::target).orElse("");
        var met = goal.map(wanted -> wanted.everyRound()
                        ? metInEveryRound(wanted)
                        : met(wanted, wanted.ratio() ? ratio : product))
                .orElse("");
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(what, text(control), text(product), text(ratio), target, met);
    }

    private String outboxRow(String what) {
        return OUTBOXES.stream()
                .map(target -> text(results.median(what, target)))
                .collect(Collectors.joining(" | ", "| " + what + " | ", " |"));
    }

    /** What was measured, and the targets for which nothing was. */
    private Stream<String> rows() {
        return Stream.concat(results.figures().keySet().stream(), Goal.ALL.stream().map(Goal::what))
                .distinct();
    }

    private String metInEveryRound(Goal goal) {
        var rounds = results.figures().getOrDefault(goal.what(), Map.of()).getOrDefault(PRODUCT, List.of());
        if (rounds.isEmpty()) {
            return "not measured";
        }
        return rounds.stream().allMatch(goal.met()::test) ? "met" : "NOT MET";
    }

    private static String met(Goal goal, OptionalDouble figure) {
        if (figure.isEmpty()) {
            return "not measured";
        }
        return goal.met().test(figure.getAsDouble()) ? "met" : "NOT MET";
    }

    private static String text(OptionalDouble figure) {
        if (figure.isEmpty()) {
            return "-";
        }
        var value = figure.getAsDouble();
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }

    private static String bullets(List<String> lines) {
        return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }
}
