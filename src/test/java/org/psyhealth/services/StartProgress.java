package org.psyhealth.services;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The steps of a local start: printed as they end, and kept for the start page. */
public final class StartProgress {

    private static final List<Step> STEPS = new CopyOnWriteArrayList<>();
    private static volatile boolean shown;

    private StartProgress() {}

    /** From now on steps are shown; without this, as in tests, nothing is. */
    static void show() {
        shown = true;
    }

    /** A step has ended. */
    public static void done(String name) {
        if (shown) {
            var step = new Step(
                    name,
                    Duration.ofMillis(System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime()));
            STEPS.add(step);
            System.out.printf("start: %s after %s s%n", step.name(), step.seconds());
        }
    }

    /** The steps that have ended, in this order. */
    public static List<Step> steps() {
        return List.copyOf(STEPS);
    }

    /**
     * A step that has ended.
     *
     * @param after since the JVM was started
     */
    public record Step(String name, Duration after) {

        /** Since the JVM was started, with one decimal. */
        public String seconds() {
            return "%.1f".formatted(after.toMillis() / 1000.0);
        }
    }
}
