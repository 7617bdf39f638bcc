package org.psyhealth.follow.projection;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.support.Convergence;
import org.psyhealth.support.ModuleContext;

/** What this module keeps of others depends on the newest records alone. */
class ConvergenceIT {

    private static final ModuleContext MODULE = ModuleContext.of("follow");

    private final Convergence convergence = new Convergence(
            MODULE,
            "select * from follow.member order by id",
            "select * from follow.topic order by id",
            "select * from follow.topic_current order by id",
            "select * from follow.topic_follow order by topic_id, user_id");

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#seeds")
    void all_streams_disturbed_end_like_the_clean_ones(long seed) {
        convergence.check(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#fewSeeds")
    void several_tasks_at_once_end_like_one(long seed) throws Exception {
        convergence.checkConcurrently(seed);
    }

    @Test
    void a_new_module_finds_all_it_needs_in_the_compacted_log() throws Exception {
        convergence.checkFromCompactedLog(1);
    }
}
