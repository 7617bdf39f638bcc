package org.psyhealth.recommendation.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.support.EventStreams;
import org.psyhealth.support.ModuleContext;

class TopicEventListenerIT {

    private static final ModuleContext MODULE = ModuleContext.of("recommendation");

    private final TopicEventListener listener = MODULE.get(TopicEventListener.class);

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @BeforeEach
    void empty() {
        MODULE.empty("recommendation.topic", "recommendation.follow");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#seeds")
    void a_shuffled_and_duplicated_stream_ends_like_the_clean_one(long seed) {
        var streams = new EventStreams(seed);
        var clean = streams.topicEvents();
        clean.forEach(listener::on);
        var expected = state();
        empty();

        streams.disturbed(clean).forEach(listener::on);

        assertThat(state()).as("seed %s", seed).isEqualTo(expected);
    }

    private static List<List<String>> state() {
        return List.of(
                MODULE.rows("select * from recommendation.topic order by id"),
                MODULE.rows("select * from recommendation.follow order by topic_id, user_id"));
    }
}
