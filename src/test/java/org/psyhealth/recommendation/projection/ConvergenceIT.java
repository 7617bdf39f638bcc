package org.psyhealth.recommendation.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.support.Convergence;
import org.psyhealth.support.ModuleContext;

/** The rankings depend on the newest records alone. */
class ConvergenceIT {

    private static final ModuleContext MODULE = ModuleContext.of("recommendation");

    private final Convergence convergence = new Convergence(
            MODULE,
            "select * from recommendation.reader order by id",
            "select * from recommendation.topic order by id",
            "select * from recommendation.topic_current order by id",
            "select * from recommendation.follow order by user_id, topic_id",
            "select * from recommendation.silence order by by_id, of_id, kind",
            "select * from recommendation.reaction order by post_id, user_id, kind",
            "select * from recommendation.post order by id",
            "select * from recommendation.ranked order by post_id, topic_id");

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#seeds")
    void all_streams_disturbed_end_like_the_clean_ones(long seed) {
        convergence.check(seed);
        assertDerived(seed);
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

    private void assertDerived(long seed) {
        assertThat(MODULE.rows("""
                        select p.id from recommendation.post p
                        where p.reactions
                                <> (select count(*) from recommendation.reaction r where r.post_id = p.id and r.active)
                            or cardinality(p.topic_ids) <> (
                                select count(*) from recommendation.ranked r
                                where r.post_id = p.id and r.score = p.score)
                            or p.withdrawn and cardinality(p.topic_ids) > 0""")).as("seed %d", seed).isEmpty();
    }
}
