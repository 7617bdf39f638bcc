package org.psyhealth.post.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostWithdrawn;
import org.springframework.test.util.ReflectionTestUtils;

class PostTests {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final List<UUID> TOPICS = List.of(UUID.randomUUID(), UUID.randomUUID());

    private final UUID author = UUID.randomUUID();
    private final Post post = Post.draft(author, "Title", "Body", TOPICS, NOW);

    @Test
    void a_draft_is_told_to_nobody() {
        post.edit("Other", "Body", TOPICS, LATER);

        assertThat(post.isDraft()).isTrue();
        assertThat(post.editedAt()).isNull();
        assertThat(events()).isEmpty();
    }

    @Test
    void publishing_is_told() {
        post.publish(LATER);

        assertThat(post.publishedAt()).isEqualTo(LATER);
        assertThat(events()).singleElement().isInstanceOfSatisfying(PostPublished.class, published -> {
            assertThat(published.postId()).isEqualTo(post.id());
            assertThat(published.authorId()).isEqualTo(author);
            assertThat(published.title()).isEqualTo("Title");
            assertThat(published.topicIds()).isEqualTo(TOPICS);
            assertThat(published.publishedAt()).isEqualTo(LATER);
        });
    }

    @Test
    void publishing_again_changes_nothing() {
        post.publish(NOW);
        post.publish(LATER);

        assertThat(post.publishedAt()).isEqualTo(NOW);
        assertThat(events()).hasSize(1);
    }

    @Test
    void an_edit_of_a_published_post_is_told_with_its_whole_state() {
        post.publish(NOW);
        var topics = List.of(TOPICS.get(1));
        post.edit("Title", "Other *body*", topics, LATER);

        assertThat(post.editedAt()).isEqualTo(LATER);
        assertThat(post.excerpt()).isEqualTo("Other body");
        assertThat(events()).last().isInstanceOfSatisfying(PostEdited.class, edited -> {
            assertThat(edited.title()).isEqualTo("Title");
            assertThat(edited.topicIds()).isEqualTo(topics);
            assertThat(edited.publishedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void an_edit_that_changes_nothing_is_not_told() {
        post.publish(NOW);
        post.edit("Title", "Body", TOPICS, LATER);

        assertThat(post.editedAt()).isNull();
        assertThat(events()).hasSize(1);
    }

    @Test
    void a_withdrawal_is_told_and_final() {
        post.publish(NOW);
        post.withdraw(LATER);

        assertThat(events())
                .last()
                .isInstanceOfSatisfying(
                        PostWithdrawn.class,
                        withdrawn -> assertThat(withdrawn.withdrawnBy()).isEqualTo(PostWithdrawn.By.AUTHOR));
        assertThatThrownBy(() -> post.publish(LATER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> post.edit("a", "b", TOPICS, LATER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> post.withdraw(LATER)).isInstanceOf(IllegalStateException.class);
    }

    private @Nullable Collection<Object> events() {
        return ReflectionTestUtils.invokeMethod(post, "domainEvents");
    }
}
