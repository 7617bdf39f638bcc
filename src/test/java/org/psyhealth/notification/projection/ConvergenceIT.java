package org.psyhealth.notification.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.support.Convergence;
import org.psyhealth.support.ModuleContext;

/** Who is told what depends on the newest records of all streams alone. */
class ConvergenceIT {

    private static final ModuleContext MODULE = ModuleContext.of("notification");

    private static final String TOLD = """
            select n.recipient_id, n.dedup_key, n.kind, n.post_id, n.actor_id, n.topic_id, n.created_at, n.read_at,
                n.version, e.status, e.attempts, e.due_at
            from notification.inbox n left join notification.email e on e.notification_id = n.id
            where not n.taken_back
            order by n.recipient_id, n.dedup_key""";

    private final Convergence convergence = new Convergence(
            MODULE,
            "select * from notification.recipient order by id",
            "select * from notification.topic order by id",
            "select * from notification.topic_current order by id",
            "select * from notification.topic_reach order by topic_id, followed_id",
            "select * from notification.follow order by topic_id, user_id",
            "select * from notification.post order by id",
            "select * from notification.post_by_topic order by topic_id, published_at, post_id",
            "select * from notification.reaction order by post_id, user_id, kind",
            "select * from notification.silence order by by_id, of_id, kind",
            TOLD);

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#seeds")
    void all_streams_disturbed_end_like_the_clean_ones(long seed) {
        convergence.check(seed);
        assertRule(seed);
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

    private void assertRule(long seed) {
        assertThat(MODULE.rows("""
                        select recipient_id, post_id, topic_id from notification.inbox
                        where kind = 'NEW_POST' and not taken_back"""))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(new RuleOfNewPosts(convergence.clean(seed)).told());
        assertThat(MODULE.rows("""
                        select recipient_id, post_id, actor_id, created_at::text from notification.inbox
                        where kind = 'REACTION' and not taken_back"""))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(new RuleOfReactions(convergence.clean(seed)).told());
    }
}
