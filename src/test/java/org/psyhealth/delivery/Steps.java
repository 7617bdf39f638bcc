package org.psyhealth.delivery;

import groovy.lang.Closure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The steps of a build: each is recorded; what a command answers is told beforehand. */
final class Steps {

    /** What the named arguments of each step may be; the unnamed one is the first. */
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("sh", List.of("script", "returnStatus", "returnStdout", "label")),
            Map.entry("checkout", List.of("scm")),
            Map.entry("deleteDir", List.of()),
            Map.entry("pwd", List.of()),
            Map.entry("writeFile", List.of("file", "text")),
            Map.entry("junit", List.of("testResults")),
            Map.entry("archiveArtifacts", List.of("artifacts", "allowEmptyArchive")),
            Map.entry("stash", List.of("name", "includes")),
            Map.entry("unstash", List.of("name")),
            Map.entry("echo", List.of("message")),
            Map.entry("error", List.of("message")),
            Map.entry("unstable", List.of("message")),
            Map.entry("input", List.of("message", "ok", "submitter")),
            Map.entry("slackSend", List.of("channel", "color", "message")),
            Map.entry("mail", List.of("to", "subject", "body")),
            Map.entry("script", List.of()),
            Map.entry("node", List.of("label")),
            Map.entry("withEnv", List.of("overrides")),
            Map.entry("timeout", List.of("time", "unit")));

    private static final Set<String> NEED_AN_AGENT =
            Set.of("sh", "checkout", "deleteDir", "pwd", "writeFile", "junit", "archiveArtifacts", "stash", "unstash");
    private static final Set<String> UNITS = Set.of("MINUTES", "HOURS", "DAYS");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)(?::-([^}]*))?}?");

    private final Build build;
    private final List<Step> recorded = new ArrayList<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Deque<String> agents = new ArrayDeque<>();
    private final Deque<String> locks = new ArrayDeque<>();
    private Function<Step, Answer> otherwise = step -> Answer.GOOD;
    private int timeouts;

    /** What a command prints and ends with; or how a person or a server answers. */
    record Answer(Outcome outcome, int status, String output) {

        static final Answer GOOD = new Answer(Outcome.SUCCESS, 0, "");

        static Answer printing(String output) {
            return new Answer(Outcome.SUCCESS, 0, output);
        }

        static Answer failing(int status) {
            return new Answer(Outcome.FAILURE, status, "");
        }

        static final Answer ABORTED = new Answer(Outcome.ABORTED, 143, "");
        static final Answer UNSTABLE = new Answer(Outcome.UNSTABLE, 0, "");
    }

    Steps(Build build) {
        this.build = build;
    }

    /** Every step whose text contains the words is answered so; what was said first counts. */
    void answer(String words, Answer answer) {
        answers.putIfAbsent(words, answer);
    }

    /** How commands without an answer are answered. */
    void otherwise(Function<Step, Answer> answer) {
        otherwise = answer;
    }

    List<Step> recorded() {
        return recorded;
    }

    List<String> commands() {
        return recorded.stream().filter(step -> step.is("sh")).map(Step::text).toList();
    }

    List<Step> named(String name) {
        return recorded.stream().filter(step -> step.is(name)).toList();
    }

    void onAgent(String label, Runnable body) {
        held(agents, label, body);
    }

    void locked(String resource, Runnable body) {
        if (locks.contains(resource)) {
            throw new AssertionError(resource + " is locked by this build already: it would wait for itself");
        }
        held(locks, resource, body);
    }

    void limited(Runnable body) {
        timeouts++;
        try {
            body.run();
        } finally {
            timeouts--;
        }
    }

    private static void held(Deque<String> held, String what, Runnable body) {
        held.push(what);
        try {
            body.run();
        } finally {
            held.pop();
        }
    }

    static boolean duration(Map<String, ?> limit) {
        if (!(limit.get("time") instanceof Integer) || !UNITS.contains(String.valueOf(limit.get("unit")))) {
            throw new AssertionError("no duration: " + limit);
        }
        return true;
    }

    @Nullable
    Object run(String name, Object[] arguments) {
        var known = KNOWN.get(name);
        if (known == null) {
            throw new AssertionError("there is no step \"" + name + "\"");
        }
        var values = named(name, known, arguments);
        if (NEED_AN_AGENT.contains(name) && agents.isEmpty()) {
            throw new AssertionError("\"" + name + "\" in " + build.stage() + " needs an agent");
        }
        if (arguments.length > 0 && arguments[arguments.length - 1] instanceof Closure<?> body) {
            return block(name, values, body);
        }
        var step = new Step(
                build.stage(), name, text(name, known, values), List.copyOf(agents), List.copyOf(locks), timeouts);
        recorded.add(step);
        return act(step, values);
    }

    private static Map<String, Object> named(String name, List<String> known, Object[] arguments) {
        var values = new HashMap<String, Object>();
        for (var argument : arguments) {
            if (argument instanceof Map<?, ?> named) {
                named.forEach((key, value) -> values.put(String.valueOf(key), value));
            } else if (!(argument instanceof Closure) && !known.isEmpty()) {
                values.put(known.getFirst(), argument);
            }
        }
        if (!known.containsAll(values.keySet())) {
            throw new AssertionError("\"" + name + "\" has no argument among " + values.keySet() + " but " + known);
        }
        return values;
    }

    private @Nullable Object block(String name, Map<String, Object> values, Closure<?> body) {
        var result = new Object[1];
        Runnable call = () -> result[0] = body.call();
        switch (name) {
            case "script" -> call.run();
            case "node" -> onAgent(String.valueOf(values.get("label")), call);
            case "timeout" -> {
                duration(values);
                limited(call);
            }
            case "withEnv" -> {
                var scope = new HashMap<String, String>();
                for (var pair : (List<?>) Objects.requireNonNull(values.get("overrides"))) {
                    var parts = String.valueOf(pair).split("=", 2);
                    scope.put(parts[0], parts[1]);
                }
                build.env().within(scope, call);
            }
            default -> throw new AssertionError("\"" + name + "\" has no block");
        }
        return result[0];
    }

    private String text(String name, List<String> known, Map<String, Object> values) {
        if (name.equals("slackSend") || name.equals("mail") || name.equals("stash") || name.equals("writeFile")) {
            return known.stream()
                    .map(values::get)
                    .map(String::valueOf)
                    .reduce((a, b) -> a + "\n" + b)
                    .orElseThrow();
        }
        var text = known.isEmpty() ? "" : String.valueOf(values.get(known.getFirst()));
        return name.equals("sh") ? expanded(text) : text;
    }

    /** As the shell will see it. */
    private String expanded(String command) {
        return VARIABLE.matcher(command).replaceAll(match -> {
            var value = build.env().value(match.group(1));
            var fallback = Objects.requireNonNullElse(match.group(2), "");
            return Matcher.quoteReplacement(value == null ? fallback : value);
        });
    }

    private @Nullable Object act(Step step, Map<String, Object> values) {
        var answer = answers.entrySet().stream()
                .filter(entry -> !step.is("echo") && step.text().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> step.is("sh") ? otherwise.apply(step) : Answer.GOOD);
        if (step.is("error")) {
            throw new BuildStopped(Outcome.FAILURE, step.text());
        }
        if (step.is("unstable") || answer.outcome() == Outcome.UNSTABLE) {
            build.becomes(Outcome.UNSTABLE);
            return null;
        }
        if (Boolean.TRUE.equals(values.get("returnStatus")) && answer.outcome() != Outcome.ABORTED) {
            return answer.status();
        }
        if (answer.outcome() != Outcome.SUCCESS) {
            throw new BuildStopped(answer.outcome(), step.text() + " ended with " + answer.status());
        }
        if (step.is("pwd")) {
            return "/workspace";
        }
        return Boolean.TRUE.equals(values.get("returnStdout")) ? answer.output() : null;
    }
}
