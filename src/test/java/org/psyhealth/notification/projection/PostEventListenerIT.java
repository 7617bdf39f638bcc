package org.psyhealth.notification.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;
import org.psyhealth.post.events.PostWithdrawn;
import org.psyhealth.support.EventStreams;
import org.psyhealth.support.ModuleContext;

class PostEventListenerIT {

    private static final ModuleContext MODULE = ModuleContext.of("notification");
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final PostEventListener listener = MODULE.get(PostEventListener.class);
    private final UUID post = UuidV7.next();
    private final UUID author = UuidV7.next();
    private final UUID reader = UuidV7.next();
    private final UUID topic = UuidV7.next();
    private final UUID otherTopic = UuidV7.next();

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @BeforeEach
    void empty() {
        MODULE.empty("notification.follow");
        emptyPosts();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.psyhealth.support.EventStreams#seeds")
    void a_shuffled_and_duplicated_stream_ends_like_the_clean_one(long seed) {
        var streams = new EventStreams(seed);
        streams.topics().forEach(topic -> streams.users().subList(2, 8).forEach(user -> follow(topic, user)));
        var clean = streams.postEvents();
        clean.forEach(listener::on);
        var expected = state();
        emptyPosts();

        streams.disturbed(clean).forEach(listener::on);

        assertThat(state()).as("seed %s", seed).isEqualTo(expected);
    }

    @Test
    void a_follower_of_two_of_its_topics_is_told_once_for_the_first_of_them() {
        follow(otherTopic, reader);
        follow(topic, reader);

        listener.on(published(1, "A title"));

        assertThat(inbox())
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("recipient_id", reader).containsEntry("topic_id", topic));
    }

    @Test
    void neither_its_author_nor_a_former_follower_is_told() {
        follow(topic, author);
        follow(topic, reader);
        MODULE.jdbc()
                .sql("update notification.follow set active = false where user_id = :id")
                .param("id", reader)
                .update();

        listener.on(published(1, "A title"));

        assertThat(inbox()).isEmpty();
    }

    @Test
    void an_edit_that_overtakes_the_publication_keeps_its_title_and_the_followers_are_told() {
        follow(topic, reader);

        listener.on(new PostEdited(meta(2), author, "Better", List.of(otherTopic), NOW));
        listener.on(published(1, "First"));

        assertThat(inbox()).singleElement().satisfies(row -> assertThat(row).containsEntry("recipient_id", reader));
        assertThat(MODULE.jdbc()
                        .sql("select title from notification.post")
                        .query(String.class)
                        .single())
                .isEqualTo("Better");
    }

    @Test
    void an_own_reaction_is_no_news() {
        listener.on(new PostReacted(meta(0), author, author, "SUPPORT"));

        assertThat(inbox()).isEmpty();
    }

    @Test
    void a_reaction_taken_back_before_it_arrives_leaves_nothing() {
        listener.on(new PostUnreacted(meta(1), reader, author, "SUPPORT"));
        listener.on(new PostReacted(meta(0), reader, author, "SUPPORT"));

        assertThat(inbox()).isEmpty();
    }

    @Test
    void a_reaction_given_again_is_told_again_as_of_its_new_time() {
        listener.on(new PostReacted(meta(0), reader, author, "SUPPORT"));
        MODULE.jdbc().sql("update notification.inbox set read_at = now()").update();

        listener.on(
                new PostReacted(new EventMeta(UuidV7.next(), post, 2, NOW.plusSeconds(60)), reader, author, "SUPPORT"));
        listener.on(new PostUnreacted(meta(1), reader, author, "SUPPORT"));

        assertThat(inbox())
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("recipient_id", author).containsEntry("read_at", null));
    }

    @Test
    void a_withdrawn_post_forgets_its_title() {
        listener.on(published(1, "A title"));
        listener.on(new PostWithdrawn(meta(2), author, PostWithdrawn.By.AUTHOR));

        assertThat(MODULE.jdbc()
                        .sql("select count(*) from notification.post where withdrawn and title is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private PostPublished published(long version, String title) {
        return new PostPublished(meta(version), author, title, List.of(topic, otherTopic), NOW);
    }

    private EventMeta meta(long version) {
        return EventMeta.of(post, version, NOW);
    }

    private static void follow(UUID topic, UUID user) {
        MODULE.jdbc()
                .sql("insert into notification.follow values (:topic, :user, true, 0)")
                .param("topic", topic)
                .param("user", user)
                .update();
    }

    private static void emptyPosts() {
        MODULE.empty("notification.post", "notification.reaction", "notification.inbox");
    }

    private static List<Map<String, @Nullable Object>> inbox() {
        return MODULE.jdbc().sql("""
                        select recipient_id, dedup_key, kind, post_id, actor_id, topic_id, created_at, read_at, version
                        from notification.inbox order by recipient_id, dedup_key""").query().listOfRows();
    }

    private static List<List<String>> state() {
        return List.of(
                MODULE.rows("select * from notification.post order by id"),
                MODULE.rows("select * from notification.reaction order by post_id, user_id, kind"),
                inbox().stream().map(Map::toString).toList());
    }
}
