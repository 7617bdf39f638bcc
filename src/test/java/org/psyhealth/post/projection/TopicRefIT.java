package org.psyhealth.post.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.support.Deliveries;
import org.psyhealth.support.ModuleDatabase;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicRefIT {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final ModuleDatabase database = ModuleDatabase.of("post");
    private final TopicEventListener listener = new TopicEventListener(new TopicRefs(database.jdbc()));

    @AfterAll
    void close() {
        database.close();
    }

    static Stream<Long> seeds() {
        return new Random().longs(30).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ends_in_the_same_state_whatever_the_order(long seed) {
        var random = new Random(seed);
        var clean = stream(random);
        clear();
        clean.forEach(listener::on);
        var expected = state();

        clear();
        Deliveries.shuffledAndRepeated(clean, random).forEach(listener::on);

        assertThat(state()).as("seed %d", seed).isEqualTo(expected).hasSize(8);
    }

    /** Follows carry versions of their own, which say nothing about the topic. */
    private static List<TopicEvent> stream(Random random) {
        var events = new ArrayList<TopicEvent>();
        for (int topic = 0; topic < 8; topic++) {
            var id = UUID.randomUUID();
            events.add(new TopicCreated(EventMeta.of(id, 0, NOW), "topic-" + topic, "Topic " + topic));
            for (int follower = random.nextInt(5); follower > 0; follower--) {
                var user = UUID.randomUUID();
                events.add(new TopicFollowed(EventMeta.of(id, 1, NOW), user));
                events.add(new TopicUnfollowed(EventMeta.of(id, 2, NOW), user));
            }
        }
        return events;
    }

    private void clear() {
        database.jdbc().sql("truncate post.topic_ref").update();
    }

    private List<String> state() {
        return database.jdbc()
                .sql("select concat_ws(' ', id, version, slug, name) from post.topic_ref order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
