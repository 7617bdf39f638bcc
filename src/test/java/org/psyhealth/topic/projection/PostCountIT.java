package org.psyhealth.topic.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostWithdrawn;
import org.psyhealth.support.ModuleContext;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostCountIT {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID SOMEBODY = UUID.randomUUID();

    private final ModuleContext module = ModuleContext.of("topic");
    private final PostEventListener listener = module.get(PostEventListener.class);
    private final List<UUID> topics = Stream.generate(UUID::randomUUID).limit(4).toList();

    @BeforeAll
    void nothing_is_counted_yet() {
        assertThat(totals()).isEmpty();
    }

    @AfterAll
    void close() {
        module.close();
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

    private static PostPublished published(UUID post, long version, List<UUID> topics) {
        return new PostPublished(EventMeta.of(post, version, NOW), SOMEBODY, "Title", topics, NOW);
    }

    private static PostEdited edited(UUID post, long version, List<UUID> topics) {
        return new PostEdited(EventMeta.of(post, version, NOW), SOMEBODY, "Title", topics, NOW, NOW);
    }

    private static PostWithdrawn withdrawn(UUID post, long version) {
        return new PostWithdrawn(EventMeta.of(post, version, NOW), SOMEBODY, PostWithdrawn.By.AUTHOR);
    }

    private void clear() {
        module.jdbc().sql("truncate topic.counted_post, topic.post_count").update();
    }

    private Map<UUID, Long> totals() {
        return module
                .jdbc()
                .sql("select topic_id, total from topic.post_count where total <> 0")
                .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
