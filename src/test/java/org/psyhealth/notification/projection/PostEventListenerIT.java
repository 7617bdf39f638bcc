package org.psyhealth.notification.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;
import org.psyhealth.post.events.PostWithdrawn;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;

/** Who is told of posts and reactions, case by case; {@link ConvergenceIT} tries them all. */
class PostEventListenerIT {

    private static final ModuleContext MODULE = ModuleContext.of("notification");
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

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
        MODULE.empty();
    }

    @Test
    void a_follower_of_two_of_its_topics_is_told_once_for_the_first_of_them() {
        receive(follow(otherTopic, reader, NOW), follow(topic, reader, NOW), published(topic, otherTopic));

        assertThat(told())
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("recipient_id", reader).containsEntry("topic_id", topic));
    }

    @Test
    void the_author_is_not_told() {
        receive(follow(topic, author, NOW), published(topic));

        assertThat(told()).isEmpty();
    }

    @Test
    void a_follow_that_arrives_after_the_post_catches_up() {
        receive(published(topic), follow(topic, reader, NOW));

        assertThat(told()).hasSize(1);
    }

    @Test
    void a_post_older_than_the_follow_is_no_news_whenever_it_arrives() {
        receive(follow(topic, reader, NOW.plusMillis(1)), published(topic));

        assertThat(told()).isEmpty();
    }

    @Test
    void unfollowing_takes_back_what_came_after_it_and_nothing_else() {
        receive(follow(topic, reader, NOW), published(topic));
        var later = new PostPublished(
                EventMeta.of(UuidV7.next(), 0, NOW), author, "Later", List.of(topic), NOW.plusSeconds(10));
        receive(later);
        assertThat(told()).hasSize(2);

        receive(unfollow(topic, reader, NOW, NOW.plusSeconds(10)));

        assertThat(told()).singleElement().satisfies(row -> assertThat(row).containsEntry("post_id", post));
    }

    @Test
    void a_post_that_moves_is_told_under_its_new_topic_or_taken_back() {
        receive(follow(topic, reader, NOW), follow(otherTopic, reader, NOW), published(topic));

        receive(edited(1, otherTopic));
        assertThat(told()).singleElement().satisfies(row -> assertThat(row).containsEntry("topic_id", otherTopic));

        receive(edited(2, UuidV7.next()));
        assertThat(told()).isEmpty();
    }

    @Test
    void an_edit_that_overtakes_the_publication_counts() {
        receive(follow(topic, reader, NOW), edited(2, otherTopic), published(topic));

        assertThat(told()).isEmpty();
        assertThat(MODULE.jdbc()
                        .sql("select title from notification.post")
                        .query(String.class)
                        .single())
                .isEqualTo("Better");
    }

    @Test
    void what_is_told_again_is_the_same_notification_and_still_read() {
        receive(follow(topic, reader, NOW), published(topic));
        readAll();
        var first = told();

        receive(edited(1, otherTopic));
        assertThat(told()).isEmpty();
        receive(edited(2, topic));

        assertThat(told()).isEqualTo(first);
    }

    @Test
    void a_withdrawn_post_is_taken_back_and_forgets_its_title() {
        receive(follow(topic, reader, NOW), published(topic));
        receive(new PostWithdrawn(EventMeta.of(post, 1, NOW), author, PostWithdrawn.By.AUTHOR));

        assertThat(told()).isEmpty();
        assertThat(MODULE.jdbc()
                        .sql("select count(*) from notification.post where withdrawn and title is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        receive(follow(otherTopic, reader, NOW));
        assertThat(told()).isEmpty();
    }

    @Test
    void an_own_reaction_is_no_news() {
        receive(react(1, author, "support", NOW));

        assertThat(told()).isEmpty();
    }

    @Test
    void a_reaction_taken_back_before_it_arrives_leaves_nothing() {
        receive(unreact(2, reader, "support"), react(1, reader, "support", NOW));

        assertThat(told()).isEmpty();
    }

    @Test
    void reactions_of_four_kinds_are_one_notification() {
        for (var kind : List.of("support", "thanks", "hug", "insight")) {
            receive(react(1, reader, kind, NOW));
        }

        assertThat(told()).hasSize(1);
    }

    @Test
    void a_reaction_given_four_times_keeps_its_notification_and_the_read_mark() {
        receive(react(1, reader, "support", NOW));
        readAll();
        var id = told().getFirst().get("id");

        for (var version = 2; version < 8; version += 2) {
            receive(unreact(version, reader, "support"));
            assertThat(told()).isEmpty();
            receive(react(version + 1, reader, "support", NOW.plusSeconds(version)));
        }

        assertThat(told())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("id", id).doesNotContainEntry("read_at", null));
    }

    @Test
    void a_post_in_a_topic_with_many_followers_is_told_in_one_go() {
        MODULE.jdbc()
                .sql("""
                        insert into notification.follow (topic_id, user_id, since, version)
                        select :topic, gen_random_uuid(), :since, 1 from generate_series(1, 100000)""")
                .param("topic", topic)
                .param("since", java.sql.Timestamp.from(NOW))
                .update();
        MODULE.jdbc().sql("analyze notification.follow").update();

        var taken = timeOf(() -> receive(published(topic)));

        assertThat(told()).hasSize(100_000);
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_follow_does_not_read_the_posts_that_are_older() {
        MODULE.jdbc()
                .sql("""
                        insert into notification.post (id, author_id, title, topic_ids, published_at, version)
                        select gen_random_uuid(), :author, 'Old', array[:topic::uuid], :at, 0
                        from generate_series(1, 10000)""")
                .param("author", author)
                .param("topic", topic)
                .param("at", java.sql.Timestamp.from(NOW.minusSeconds(1)))
                .update();
        MODULE.jdbc().sql("""
                        insert into notification.post_by_topic (topic_id, published_at, post_id)
                        select topic_ids[1], published_at, id from notification.post""").update();
        MODULE.jdbc().sql("analyze notification.post_by_topic").update();
        MODULE.jdbc().sql("analyze notification.post").update();
        receive(follow(UuidV7.next(), reader, NOW)); // plans and classes

        var taken = timeOf(() -> receive(follow(topic, reader, NOW)));

        assertThat(told()).isEmpty();
        assertThat(taken).isLessThan(Duration.ofMillis(500));
    }

    private static Duration timeOf(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void receive(DomainEvent... events) {
        for (var event : events) {
            MODULE.listeners().on(event);
        }
    }

    private PostPublished published(UUID... topics) {
        return new PostPublished(EventMeta.of(post, 0, NOW), author, "First", List.of(topics), NOW);
    }

    private PostEdited edited(long version, UUID... topics) {
        return new PostEdited(EventMeta.of(post, version, NOW), author, "Better", List.of(topics), NOW, NOW);
    }

    private static TopicFollowed follow(UUID topic, UUID user, Instant since) {
        return new TopicFollowed(EventMeta.ofRelation(1, since, topic, user), topic, user, since);
    }

    private static TopicUnfollowed unfollow(UUID topic, UUID user, Instant since, Instant until) {
        return new TopicUnfollowed(EventMeta.ofRelation(2, until, topic, user), topic, user, since, until);
    }

    private PostReacted react(long version, UUID user, String kind, Instant since) {
        return new PostReacted(EventMeta.ofRelation(version, since, post, user, kind), post, user, author, kind, since);
    }

    private PostUnreacted unreact(long version, UUID user, String kind) {
        return new PostUnreacted(EventMeta.ofRelation(version, NOW, post, user, kind), post, user, author, kind);
    }

    private static void readAll() {
        MODULE.jdbc().sql("update notification.inbox set read_at = now()").update();
    }

    private static List<Map<String, @Nullable Object>> told() {
        return MODULE.jdbc().sql("""
                        select id, recipient_id, dedup_key, kind, post_id, actor_id, topic_id, read_at, version
                        from notification.inbox where not taken_back order by recipient_id, dedup_key""").query().listOfRows();
    }
}
