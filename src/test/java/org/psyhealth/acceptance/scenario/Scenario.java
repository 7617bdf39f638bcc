package org.psyhealth.acceptance.scenario;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long and how hard a scenario is. {@code -Dpsyhealth.scenario=full} chooses {@link #full}, everything else
 * {@link #brief}; {@code -Dpsyhealth.scenario.seed} repeats the choices of an earlier run, though not the moments at
 * which they meet.
 *
 * @param seed what all random choices follow from
 * @param load how long people write
 * @param people how many they are; some come while the load runs
 * @param topics how many topics they write in
 * @param pace how long a person waits between two actions, on average
 * @param faults what fails meanwhile
 */
record Scenario(long seed, Duration load, int people, int topics, Duration pace, Faults faults) {

    /**
     * What fails, counted from the beginning of the load.
     *
     * @param killEvery how often a process is killed; the next one waits until the last one is back, so that no two
     *     start at once
     * @param brokerStops when the broker is stopped
     * @param brokerAbsent how long it is away
     * @param databaseRestarts when PostgreSQL is restarted
     * @param processFreezes when a process is frozen
     * @param frozen how long it stays so
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
     * The same faults in 45 seconds. A process takes longer to start on a busy machine than the full form leaves
     * between two kills, so they are fewer.
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
