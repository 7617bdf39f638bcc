package org.psyhealth.recommendation.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.support.EventStreams;
import org.psyhealth.support.ModuleContext;

class PostEventListenerIT {

    private static final ModuleContext MODULE = ModuleContext.of("recommendation");

    private final PostEventListener listener = MODULE.get(PostEventListener.class);

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @BeforeEach
    void empty() {
        MODULE.empty("recommendation.post", "recommendation.ranked", "recommendation.reaction");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#seeds")
    void a_shuffled_and_duplicated_stream_ends_like_the_clean_one(long seed) {
        var streams = new EventStreams(seed);
        var clean = streams.postEvents();
        clean.forEach(listener::on);
        var expected = state();
        empty();

        streams.disturbed(clean).forEach(listener::on);

        assertThat(state()).as("seed %s", seed).isEqualTo(expected);
        assertThat(contradictions()).as("seed %s", seed).isEmpty();
    }

    private static List<List<String>> state() {
        return List.of(
                MODULE.rows("select * from recommendation.post order by id"),
                MODULE.rows("select * from recommendation.ranked order by post_id, topic_id"),
                MODULE.rows("select * from recommendation.reaction order by post_id, user_id, kind"));
    }

    /** Posts whose derived values differ from what they are derived from. */
    private static List<String> contradictions() {
        return MODULE.rows("""
                select p.id from recommendation.post p
                where p.reactions <> (select count(*) from recommendation.reaction r where r.post_id = p.id and r.active)
                    or cardinality(p.topic_ids)
                        <> (select count(*) from recommendation.ranked r where r.post_id = p.id and r.score = p.score)
                    or p.withdrawn and cardinality(p.topic_ids) > 0""");
    }
}
