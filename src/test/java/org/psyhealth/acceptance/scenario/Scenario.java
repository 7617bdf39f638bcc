package org.psyhealth.acceptance.scenario;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The duration and intensity of a scenario. {@code -Dpsyhealth.scenario=full} selects {@link #full}, everything else
 * {@link #brief}; {@code -Dpsyhealth.scenario.seed} repeats the random choices of an earlier run, but not its timing.
 *
 * @param seed the seed of all random choices
 * @param load the duration of the load
 * @param people the number of people; some join during the load
 * @param topics the number of topics
 * @param pace the average pause of a person between two actions
 * @param faults the injected failures
 */
record Scenario(long seed, Duration load, int people, int topics, Duration pace, Faults faults) {

    /**
     * The injected failures, with times relative to the start of the load.
     *
     * @param killEvery how often a process is killed, but not before the previous one is running again
     * @param brokerStops when the broker is stopped
     * @param brokerAbsent how long it is down
     * @param databaseRestarts when PostgreSQL is restarted
     * @param processFreezes when a process is frozen
     * @param frozen how long it stays frozen
     */
    record Faults(
            Duration killEvery,
            Duration brokerStops,
            Duration brokerAbsent,
            Duration databaseRestarts,
            Duration processFreezes,
            Duration frozen) {}

    static Scenario chosen() {
        var seed = Long.getLong(
                "psyhealth.scenario.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        return isFull() ? full(seed) : brief(seed);
    }

    static boolean isFull() {
        return System.getProperty("psyhealth.scenario", "").equals("full");
    }

    /** Five minutes with a kill every ten seconds. */
    static Scenario full(long seed) {
        return new Scenario(
                seed,
                seconds(300),
                30,
                10,
                Duration.ofMillis(600),
                new Faults(seconds(10), seconds(150), seconds(15), seconds(220), seconds(60), seconds(30)));
    }

    /**
     * The same faults in 45 seconds. There are fewer kills, because on a busy machine a process takes longer to start
     * than the interval between two kills in the full form.
     */
    static Scenario brief(long seed) {
        return new Scenario(
                seed,
                seconds(45),
                20,
                8,
                Duration.ofMillis(500),
                new Faults(seconds(15), seconds(10), seconds(4), seconds(20), seconds(24), seconds(12)));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
