package org.psyhealth.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The metric and label names that a PromQL expression uses.
 *
 * @param selectors the metrics it reads, each with its matchers
 * @param labels the labels it groups, joins or renames by
 */
record PromQl(List<Selector> selectors, Set<String> labels) {

    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*]|[a-zA-Z_:$][\\w:$]*|[\\d.]+(?:e[+-]?\\d+)?[smhdwy]*|=~|!~|!=|>=|<=|==|\\S");
    private static final Set<String> GROUPING = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> AGGREGATIONS =
            Set.of("sum", "max", "min", "avg", "count", "topk", "bottomk", "stddev", "group", "quantile");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    static PromQl parse(String expression) {
        var tokens =
                TOKEN.matcher(expression).results().map(match -> match.group()).toList();
        var selectors = new ArrayList<Selector>();
        var labels = new TreeSet<String>();
        for (var at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            var next = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
            if (!Character.isLetter(token.charAt(0)) || WORDS.contains(token)) {
                continue;
            }
            if (GROUPING.contains(token)) {
                for (at++; at < tokens.size() && !tokens.get(at).equals(")"); at++) {
                    if (tokens.get(at).matches("\\w+")) {
                        labels.add(tokens.get(at));
                    }
                }
            } else if (next.equals("{")) {
                var end = tokens.subList(at, tokens.size()).indexOf("}") + at;
                selectors.add(new Selector(token, matchers(tokens.subList(at + 2, end))));
                at = end;
            } else if (!next.equals("(") && !followsAggregation(tokens, at)) {
                selectors.add(new Selector(token, List.of()));
            }
        }
        return new PromQl(selectors, labels);
    }

    /** {@code sum by (a) (x)}: the operator stands before a keyword and not before a bracket. */
    private static boolean followsAggregation(List<String> tokens, int at) {
        return at + 1 < tokens.size()
                && GROUPING.contains(tokens.get(at + 1))
                && at + 2 < tokens.size()
                && AGGREGATIONS.contains(tokens.get(at));
    }

    private static List<Matcher> matchers(List<String> tokens) {
        var matchers = new ArrayList<Matcher>();
        for (var at = 0; at + 2 < tokens.size(); at += 4) {
            var quoted = tokens.get(at + 2);
            matchers.add(new Matcher(tokens.get(at), tokens.get(at + 1), quoted.substring(1, quoted.length() - 1)));
        }
        return matchers;
    }

    /** A metric with its matchers. */
    record Selector(String metric, List<Matcher> matchers) {}

    /** {@code label operator "value"}. */
    record Matcher(String label, String operator, String value) {

        /** A dashboard variable matches any value. */
        boolean accepts(String actual) {
            return value.contains("$")
                    || switch (operator) {
                        case "=" -> actual.equals(value);
                        case "!=" -> !actual.equals(value);
                        case "=~" -> actual.matches(value);
                        case "!~" -> !actual.matches(value);
                        default -> throw new IllegalStateException(operator);
                    };
        }
    }
}
