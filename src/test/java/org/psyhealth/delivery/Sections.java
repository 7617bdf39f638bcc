package org.psyhealth.delivery;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a declarative pipeline. A section that is not here is one that Jenkins, or this model, does not know.
 */
final class Sections {

    private Sections() {}

    /** Runs a block whose words are the methods of its section. */
    static <S> S read(Closure<?> block, S section) {
        var copy = (Closure<?>) block.clone();
        copy.setResolveStrategy(Closure.DELEGATE_FIRST);
        copy.setDelegate(section);
        copy.call();
        return section;
    }

    /** What {@code pipeline} and {@code stage} have in common. */
    public static class Common {

        private boolean agentGiven;
        private @Nullable String agent;
        private final Map<String, Closure<?>> blocks = new LinkedHashMap<>();
        final List<Stage> stages = new ArrayList<>();

        /** The word in {@code agent none}. */
        public String getNone() {
            return "none";
        }

        /** An agent, or expressly none. */
        public void agent(String which) {
            agentGiven = true;
            agent = which.equals("none") ? null : which;
        }

        /** An agent by its label. */
        public void agent(Closure<?> which) {
            agentGiven = true;
            agent = read(which, new Agent()).label;
        }

        /** Kept until the stage runs, like the following ones. */
        public void options(Closure<?> block) {
            once("options", block);
        }

        /** Variables. */
        public void environment(Closure<?> block) {
            once("environment", block);
        }

        /** What follows, by outcome. */
        public void post(Closure<?> block) {
            once("post", block);
        }

        /** Stages, in order. */
        public void stages(Closure<?> block) {
            once("stages", block);
            stages.addAll(read(block, new Stages()).stages);
        }

        final void once(String name, Closure<?> block) {
            if (blocks.put(name, block) != null) {
                throw new AssertionError("two sections \"" + name + "\"");
            }
        }

        final @Nullable Closure<?> block(String name) {
            return blocks.get(name);
        }

        final boolean agentGiven() {
            return agentGiven;
        }

        final @Nullable String agent() {
            return agent;
        }
    }

    /** The outermost section. */
    public static final class Pipeline extends Common {

        /** What a person is asked for. */
        public void parameters(Closure<?> block) {
            once("parameters", block);
        }

        /** What starts a build. */
        public void triggers(Closure<?> block) {
            once("triggers", block);
        }
    }

    /** A stage: steps, or stages. */
    public static final class Stage extends Common {

        final String name;

        Stage(String name) {
            this.name = name;
        }

        /** Condition. */
        public void when(Closure<?> block) {
            once("when", block);
        }

        /** The work. */
        public void steps(Closure<?> block) {
            once("steps", block);
        }
    }

    /** The block of stages. */
    public static final class Stages {

        final List<Stage> stages = new ArrayList<>();

        /** One of them. */
        public void stage(String name, Closure<?> block) {
            var stage = read(block, new Stage(name));
            if ((stage.block("steps") == null) == (stage.block("stages") == null)) {
                throw new AssertionError("stage \"" + name + "\" must have either steps or stages");
            }
            stages.add(stage);
        }
    }

    /** An agent's block. */
    public static final class Agent {

        @Nullable
        String label;

        /** Its label. */
        public void label(String name) {
            label = name;
        }
    }

    /** Options of a pipeline or stage. */
    public static final class Options {

        final List<String> names = new ArrayList<>();

        @Nullable
        String lock;

        boolean timeout;

        /** Only one build holds it. */
        public void lock(Map<String, ?> resource) {
            lock = String.valueOf(resource.get("resource"));
        }

        /** A limit. */
        public void timeout(Map<String, ?> limit) {
            timeout = Steps.duration(limit);
        }

        /** Old builds. */
        public void buildDiscarder(Object strategy) {
            names.add("buildDiscarder");
        }

        /** The strategy. */
        public Object logRotator(Map<String, ?> limits) {
            return limits;
        }

        /** One build of a branch at a time. */
        public void disableConcurrentBuilds() {
            names.add("disableConcurrentBuilds");
        }

        /** Checked out by a step only. */
        public void skipDefaultCheckout() {
            names.add("skipDefaultCheckout");
        }

        /** No stage after an unstable one. */
        public void skipStagesAfterUnstable() {
            names.add("skipStagesAfterUnstable");
        }

        /** Times in the log. */
        public void timestamps() {
            names.add("timestamps");
        }
    }

    /** Assignments. */
    public static final class Variables extends GroovyObjectSupport {

        final Map<String, String> values = new LinkedHashMap<>();

        @Override
        public void setProperty(String name, @Nullable Object value) {
            values.put(name, String.valueOf(value));
        }
    }

    /** Parameters, at their first choice. */
    public static final class Parameters {

        final Map<String, String> defaults = new LinkedHashMap<>();

        /** One of several. */
        public void choice(Map<String, ?> parameter) {
            var choices = (List<?>) Objects.requireNonNull(parameter.get("choices"));
            defaults.put(String.valueOf(parameter.get("name")), String.valueOf(choices.getFirst()));
        }
    }

    /** Triggers. */
    public static final class Triggers {

        String cron = "";

        /** By the clock. */
        public void cron(String when) {
            cron = when;
        }
    }

    /** A condition; all of it must hold. */
    public static final class When {

        private final Build build;
        final List<Boolean> conditions = new ArrayList<>();
        boolean beforeAgent;
        boolean beforeOptions;

        When(Build build) {
            this.build = build;
        }

        /** Holds no agent to decide. */
        public void beforeAgent(boolean before) {
            beforeAgent = before;
        }

        /** Takes no lock to decide. */
        public void beforeOptions(boolean before) {
            beforeOptions = before;
        }

        /** Anything. */
        public void expression(Closure<?> condition) {
            conditions.add(
                    org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation.castToBoolean(condition.call()));
        }

        /** How the build was started. */
        public void triggeredBy(String cause) {
            conditions.add(cause.equals("TimerTrigger") && build.startedByTimer());
        }

        /** One of several. */
        public void anyOf(Closure<?> block) {
            conditions.add(read(block, new When(build)).conditions.contains(true));
        }

        boolean holds() {
            return !conditions.contains(false);
        }
    }

    /** What follows a stage or the pipeline. */
    public static final class Post {

        private static final Set<Outcome> NOT_GOOD = Set.of(Outcome.UNSTABLE, Outcome.FAILURE, Outcome.ABORTED);

        private final Outcome outcome;
        final List<Closure<?>> due = new ArrayList<>();

        Post(Outcome outcome) {
            this.outcome = outcome;
        }

        /** Whatever happened. */
        public void always(Closure<?> steps) {
            due.addFirst(steps);
        }

        /** All is well. */
        public void success(Closure<?> steps) {
            on(Set.of(Outcome.SUCCESS), steps);
        }

        /** Something is doubtful. */
        public void unstable(Closure<?> steps) {
            on(Set.of(Outcome.UNSTABLE), steps);
        }

        /** Something failed. */
        public void failure(Closure<?> steps) {
            on(Set.of(Outcome.FAILURE), steps);
        }

        /** Somebody or a time limit ended it. */
        public void aborted(Closure<?> steps) {
            on(Set.of(Outcome.ABORTED), steps);
        }

        /** Anything but success. */
        public void unsuccessful(Closure<?> steps) {
            on(NOT_GOOD, steps);
        }

        private void on(Set<Outcome> outcomes, Closure<?> steps) {
            if (outcomes.contains(outcome)) {
                due.add(steps);
            }
        }
    }
}
