package org.psyhealth.topic.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostEvent;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostWithdrawn;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.Deliveries;
import org.psyhealth.support.ModuleDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostCountIT {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID SOMEBODY = UUID.randomUUID();

    private final ModuleDatabase database = ModuleDatabase.of("topic");
    private final PostEventListener listener = new PostEventListener(new PostCounts(database.jdbc()));
    private final List<UUID> topics = Stream.generate(UUID::randomUUID).limit(4).toList();

    @BeforeAll
    void nothing_is_counted_yet() {
        assertThat(totals()).isEmpty();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void counts_what_can_be_read() {
        clear();
        var post = UUID.randomUUID();
        var first = topics.get(0);
        var second = topics.get(1);

        listener.on(published(post, 0, List.of(first)));
        assertThat(totals()).isEqualTo(Map.of(first, 1L));

        listener.on(edited(post, 1, List.of(first, second)));
        listener.on(published(UUID.randomUUID(), 0, List.of(second)));
        assertThat(totals()).isEqualTo(Map.of(first, 1L, second, 2L));

        listener.on(withdrawn(post, 2));
        assertThat(totals()).isEqualTo(Map.of(second, 1L));
    }

    @Test
    void a_withdrawal_wins_over_a_publication_that_arrives_after_it() {
        clear();
        var post = UUID.randomUUID();

        listener.on(withdrawn(post, 1));
        listener.on(published(post, 0, topics));

        assertThat(totals()).isEmpty();
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

        assertThat(state()).as("seed %d", seed).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ends_in_the_same_state_when_several_tasks_consume_at_once(long seed) throws Exception {
        var random = new Random(seed);
        var clean = stream(random);
        clear();
        clean.forEach(listener::on);
        var expected = state();
        var deliveries = Stream.generate(() -> Deliveries.shuffledAndRepeated(clean, random))
                .limit(4)
                .toList();

        clear();
        Concurrently.run(4, thread -> deliveries.get(thread).forEach(listener::on));

        assertThat(state()).as("seed %d", seed).isEqualTo(expected);
    }

    /** A few posts that are published, edited, reacted to and perhaps withdrawn. */
    private List<PostEvent> stream(Random random) {
        var events = new ArrayList<PostEvent>();
        for (int i = 0; i < 8; i++) {
            var post = UUID.randomUUID();
            var version = random.nextInt(3);
            events.add(published(post, version, some(random)));
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                version += 1 + random.nextInt(2);
                events.add(edited(post, version, some(random)));
            }
            events.add(new PostReacted(EventMeta.of(post, 99, NOW), UUID.randomUUID(), SOMEBODY, "HUG"));
            if (random.nextBoolean()) {
                events.add(withdrawn(post, version + 1));
            }
        }
        return events;
    }

    private List<UUID> some(Random random) {
        var shuffled = new ArrayList<>(topics);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, 1 + random.nextInt(topics.size())));
    }

    private static PostPublished published(UUID post, long version, List<UUID> topics) {
        return new PostPublished(EventMeta.of(post, version, NOW), SOMEBODY, "Title", topics, NOW);
    }

    private static PostEdited edited(UUID post, long version, List<UUID> topics) {
        return new PostEdited(EventMeta.of(post, version, NOW), SOMEBODY, "Title", topics, NOW);
    }

    private static PostWithdrawn withdrawn(UUID post, long version) {
        return new PostWithdrawn(EventMeta.of(post, version, NOW), SOMEBODY, PostWithdrawn.By.AUTHOR);
    }

    private void clear() {
        database.jdbc().sql("truncate topic.counted_post, topic.post_count").update();
    }

    private Map<UUID, Long> totals() {
        return database
                .jdbc()
                .sql("select topic_id, total from topic.post_count where total <> 0")
                .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<String> state() {
        return database.jdbc().sql("""
                        select concat_ws(' ', 'post', post_id, version, topic_ids) from topic.counted_post
                        union all
                        select concat_ws(' ', 'count', topic_id, total) from topic.post_count where total <> 0
                        order by 1
                        """).query((row, number) -> row.getString(1)).list();
    }
}
