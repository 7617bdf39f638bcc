package org.psyhealth.bench.measure;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param rounds how often control and product take turns
 * @param warmUp one pass of warming up, per kind of request, at the start of each slot
 * @param warmUpPasses at most so many passes
 * @param load per closed loop
 * @param openLoop per open loop
 * @param inbox how long posts are published for the follower
 * @param warmUpToKafka how long events travel to Kafka before their time is taken
 */
record Plan(int rounds, Duration warmUp, int warmUpPasses, Duration load, Duration openLoop, Duration inbox, Duration warmUpToKafka) {

    static final int CONNECTIONS = 16;
    static final int READS_PER_SECOND = 200;
    static final int LISTS_PER_SECOND = 100;
    static final int POSTS_PER_SECOND = 50;
    static final int EVENTS_PER_SECOND = 100;

    static Plan full() {
        return new Plan(
                1, Duration.ofSeconds(5), 48, Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    static Plan quick() {
        return new Plan(1, Duration.ofSeconds(4), 1, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }
}
