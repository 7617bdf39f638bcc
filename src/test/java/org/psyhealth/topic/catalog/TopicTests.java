package org.psyhealth.topic.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.psyhealth.topic.events.TopicChanged;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.topic.events.TopicMerged;
import org.psyhealth.topic.events.TopicRestored;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicStatus;
import org.springframework.test.util.ReflectionTestUtils;

class TopicTests {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final Topic topic = Topic.create(UUID.randomUUID(), content("Sleep"), "sleep", null, NOW);

    @Test
    void tells_that_it_was_created_with_its_whole_state() {
        assertThat(told()).singleElement().isInstanceOfSatisfying(TopicCreated.class, created -> {
            assertThat(created.topicId()).isEqualTo(topic.id());
            assertThat(created.meta().aggregateVersion()).isZero();
            assertThat(created.state().slug()).isEqualTo("sleep");
            assertThat(created.state().title().en()).isEqualTo("Sleep");
            assertThat(created.state().sensitivity()).isEqualTo(TopicSensitivity.NORMAL);
            assertThat(created.state().icon()).isEqualTo(TopicContent.ICON);
        });
    }

    @Test
    void the_same_content_is_not_a_change() {
        topic.change(topic.content(), "sleep", NOW);
        assertThat(told()).hasSize(1);

        topic.change(topic.content(), "nights", NOW);
        assertThat(told()).last().isInstanceOf(TopicChanged.class);
    }

    @Test
    void a_merge_carries_where_and_when_and_its_end_neither() {
        var target = Topic.create(UUID.randomUUID(), content("Rest"), "rest", null, NOW);

        topic.merge(target, NOW);
        assertThat(told()).last().isInstanceOfSatisfying(TopicMerged.class, merged -> {
            assertThat(merged.state().status()).isEqualTo(TopicStatus.MERGED);
            assertThat(merged.state().mergedInto()).isEqualTo(target.id());
            assertThat(merged.state().mergedAt()).isEqualTo(NOW);
        });

        topic.restore(null, NOW);
        assertThat(told()).last().isInstanceOfSatisfying(TopicRestored.class, restored -> {
            assertThat(restored.state().status()).isEqualTo(TopicStatus.ACTIVE);
            assertThat(restored.state().mergedInto()).isNull();
            assertThat(restored.state().mergedAt()).isNull();
        });
    }

    @Test
    void a_merge_can_be_undone_for_a_day() {
        assertThat(TopicMerges.isReversible(
                        NOW, NOW.plus(TopicMerges.REVERSIBLE).minusMillis(1)))
                .isTrue();
        assertThat(TopicMerges.isReversible(NOW, NOW.plus(TopicMerges.REVERSIBLE)))
                .isFalse();
    }

    private static TopicContent content(String title) {
        return new TopicContent(null, new LocalTitle(title, null), null, null, null, null);
    }

    private List<TopicEvent> told() {
        return List.copyOf(ReflectionTestUtils.<List<TopicEvent>>invokeMethod(topic, "domainEvents"));
    }
}
