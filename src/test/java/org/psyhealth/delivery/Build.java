package org.psyhealth.delivery;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * One build of a declarative Jenkinsfile, on steps that record instead of act. It knows what decides whether a pipeline
 * is right: order, what a failure stops, conditions, agents, locks, time limits, and what follows each outcome.
 */
final class Build {

    /** Parsing is the slow part. */
    private static final Map<Path, Class<?>> COMPILED = new ConcurrentHashMap<>();

    private final BuildVariables env = new BuildVariables();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Steps steps = new Steps(this);
    private final Deque<String> stages = new ArrayDeque<>();
    private final List<String> entered = new ArrayList<>();
    private Outcome outcome = Outcome.SUCCESS;
    private boolean startedByTimer;
    private Sections.Options options = new Sections.Options();
    private String cron = "";
    private @Nullable JenkinsScript script;

    Build branch(String name) {
        return with("BRANCH_NAME", name)
                .with("BUILD_NUMBER", "7")
                .with("BUILD_URL", "https://jenkins.example.org/job/7/");
    }

    Build pullRequest(String number) {
        return branch("PR-" + number).with("CHANGE_ID", number);
    }

    Build with(String variable, String value) {
        env.setProperty(variable, value);
        return this;
    }

    Build parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    Build byTimer() {
        startedByTimer = true;
        return this;
    }

    Steps steps() {
        return steps;
    }

    BuildVariables env() {
        return env;
    }

    boolean startedByTimer() {
        return startedByTimer;
    }

    Outcome outcome() {
        return outcome;
    }

    /** The stages that did something, in order. */
    List<String> stages() {
        return entered;
    }

    List<String> options() {
        return options.names;
    }

    String cron() {
        return cron;
    }

    String stage() {
        return Objects.requireNonNullElse(stages.peek(), "post");
    }

    void becomes(Outcome worse) {
        outcome = outcome.or(worse);
    }

    Build run(Path jenkinsfile) {
        var binding = new Binding();
        binding.setVariable("env", env);
        binding.setVariable("params", parameters);
        binding.setVariable("scm", "scm");
        binding.setVariable("currentBuild", new CurrentBuild(this));
        var parsed = (JenkinsScript)
                InvokerHelper.createScript(COMPILED.computeIfAbsent(jenkinsfile, Build::compile), binding);
        parsed.in(this);
        script = parsed;
        parsed.run();
        return this;
    }

    private static Class<?> compile(Path jenkinsfile) {
        var configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(JenkinsScript.class.getName());
        try {
            return new GroovyClassLoader(Build.class.getClassLoader(), configuration).parseClass(jenkinsfile.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pipeline(Closure<?> body) {
        var pipeline = Sections.read(body, new Sections.Pipeline());
        if (!pipeline.agentGiven() || pipeline.agent() != null) {
            throw new AssertionError("the pipeline itself must hold no agent: agent none");
        }
        readHead(pipeline);
        env.within(variables(pipeline), () -> {
            limited(options.timeout, () -> pipeline.stages.forEach(this::stage));
            after(pipeline);
        });
    }

    private void readHead(Sections.Pipeline pipeline) {
        var declared = pipeline.block("options");
        if (declared != null) {
            options = Sections.read(declared, new Sections.Options());
        }
        var asked = pipeline.block("parameters");
        if (asked != null) {
            Sections.read(asked, new Sections.Parameters()).defaults.forEach(parameters::putIfAbsent);
        }
        var triggers = pipeline.block("triggers");
        if (triggers != null) {
            cron = Sections.read(triggers, new Sections.Triggers()).cron;
        }
    }

    private Map<String, String> variables(Sections.Common section) {
        var block = section.block("environment");
        return block == null ? Map.of() : Sections.read(block, new Sections.Variables()).values;
    }

    private void stage(Sections.Stage stage) {
        if (stopped() || !wanted(stage)) {
            return;
        }
        stages.push(stage.name);
        entered.add(stage.name);
        try {
            within(stage, () -> env.within(variables(stage), () -> work(stage)));
            if (!stage.stages.isEmpty()) {
                // Jenkins gives the lock and the agent of such a stage back before its "post".
                after(stage);
            }
        } finally {
            stages.pop();
        }
    }

    private boolean stopped() {
        return outcome == Outcome.FAILURE
                || outcome == Outcome.ABORTED
                || outcome == Outcome.UNSTABLE && options.names.contains("skipStagesAfterUnstable");
    }

    private boolean wanted(Sections.Stage stage) {
        var block = stage.block("when");
        if (block == null) {
            return true;
        }
        var when = Sections.read(block, new Sections.When(this));
        if (stage.agent() != null && !when.beforeAgent) {
            throw new AssertionError("stage \"" + stage.name + "\" takes an agent to find out whether it is wanted");
        }
        return when.holds();
    }

    private void within(Sections.Stage stage, Runnable body) {
        var block = stage.block("options");
        var declared = block == null ? new Sections.Options() : Sections.read(block, new Sections.Options());
        Runnable limited = () -> limited(declared.timeout, body);
        var agent = stage.agent();
        Runnable onAgent = agent == null ? limited : () -> steps.onAgent(agent, limited);
        if (declared.lock == null) {
            onAgent.run();
        } else {
            steps.locked(declared.lock, onAgent);
        }
    }

    private void limited(boolean limit, Runnable body) {
        if (limit) {
            steps.limited(body);
        } else {
            body.run();
        }
    }

    private void work(Sections.Stage stage) {
        var work = stage.block("steps");
        if (work == null) {
            stage.stages.forEach(this::stage);
            return;
        }
        attempt(work);
        after(stage);
    }

    private void after(Sections.Common section) {
        var block = section.block("post");
        if (block != null) {
            Sections.read(block, new Sections.Post(outcome)).due.forEach(this::attempt);
        }
    }

    private void attempt(Closure<?> block) {
        try {
            // Words in here are steps, never sections of the stage around them.
            block.rehydrate(script, script, script).call();
        } catch (BuildStopped e) {
            becomes(e.outcome());
        }
    }
}
