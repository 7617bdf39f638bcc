package org.psyhealth.topic.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.topic.TopicModule.problemOf;
import static org.psyhealth.topic.TopicModule.somebody;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.topic.TopicModule;
import org.psyhealth.topic.events.TopicStatus;
import org.psyhealth.topic.following.Following;

/** Merging topics and undoing it: counts, follows and slugs, also while people follow and posts arrive. */
class MergeIT {

    private static final ModuleContext MODULE = TopicModule.empty();
    private static final IfMatch ANY = new IfMatch(null);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final TopicCatalog catalog = MODULE.get(TopicCatalog.class);
    private final TopicMerges merges = MODULE.get(TopicMerges.class);
    private final StaffTopics topics = MODULE.get(StaffTopics.class);
    private final Following following = Following.of(MODULE);
    private UUID low = UUID.randomUUID();
    private UUID high = UUID.randomUUID();

    @BeforeEach
    void two_topics() {
        TopicModule.clear(MODULE);
        low = create("Low");
        high = create("High");
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void whoever_follows_both_counts_once_and_the_undo_restores_each() {
        var both = somebody();
        following.follow("low", both);
        following.follow("high", both);
        following.follow("low", somebody());
        post(low, high);
        post(low);
        post(high);

        merges.merge(low, ANY, high);
        assertThat(topics.impact(high)).isEqualTo(new TopicImpact(2, 3, 0, 0, 0));

        merges.undo(low, ANY);
        assertThat(topics.impact(high)).isEqualTo(new TopicImpact(1, 2, 0, 0, 0));
        assertThat(topics.impact(low)).isEqualTo(new TopicImpact(2, 2, 0, 0, 0));
    }

    @Test
    void a_merge_and_its_undo_are_told_once_however_often_they_are_asked_for() {
        following.follow("low", somebody());
        MODULE.events().clear();

        merges.merge(low, ANY, high);
        merges.merge(low, ANY, high);
        merges.undo(low, ANY);
        merges.undo(low, ANY);

        assertThat(MODULE.events().all())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("TopicMerged", "TopicRestored");
    }

    @Test
    void following_the_merged_topic_is_following_the_other_and_ends_with_one_unfollow() {
        var follower = somebody();
        following.follow("low", follower);
        merges.merge(low, ANY, high);
        MODULE.events().clear();

        following.follow("high", follower);
        following.follow("low", follower);
        assertThat(MODULE.events().all()).isEmpty();

        following.unfollow("high", follower);
        assertThat(topics.impact(high).followers()).isZero();
        assertThat(MODULE.events().all())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.meta().subject()).isEqualTo(EventMeta.subjectOf(low, follower.id())));
    }

    @Test
    void only_active_topics_are_merged_and_only_for_a_day_reversible() {
        catalog.create(new NewTopic(null, new LocalTitle("Below", null), null, null, null, null, low));
        assertThat(problemOf(() -> merges.merge(low, ANY, high))).isEqualTo("topic-state");
        assertThat(problemOf(() -> merges.merge(high, ANY, high))).isEqualTo("topic-state");

        merges.merge(high, ANY, low);
        assertThat(problemOf(() -> merges.merge(high, ANY, create("Third")))).isEqualTo("topic-state");
        assertThat(problemOf(() -> merges.merge(low, ANY, high))).isEqualTo("topic-state");
        assertThat(problemOf(() -> catalog.archive(high, ANY))).isEqualTo("topic-state");

        MODULE.clock().advance(TopicMerges.REVERSIBLE);
        assertThat(problemOf(() -> merges.undo(high, ANY))).isEqualTo("topic-state");
        assertThat(topics.get(high).status()).isEqualTo(TopicStatus.MERGED);
    }

    @Test
    void the_way_of_several_merges_is_followed_to_its_end() {
        var end = create("End");
        following.follow("low", somebody());
        merges.merge(low, ANY, high);
        merges.merge(high, ANY, end);
        assertThat(topics.impact(end).followers()).isOne();

        merges.undo(high, ANY);
        assertThat(topics.impact(end).followers()).isZero();
        assertThat(topics.impact(high).followers()).isOne();
    }

    /** Merges, follows and posts at once, and then the counts are what the rows say. */
    @RepeatedTest(5)
    void counts_stay_right_while_everything_happens_at_once() throws Exception {
        var third = create("Third");
        var people = Stream.generate(TopicModule::somebody).limit(6).toList();
        var slugs = List.of("low", "high", "third");
        var ids = List.of(low, high, third);

        Concurrently.run(4, thread -> {
            var random = new Random();
            for (var turn = 0; turn < 12; turn++) {
                switch (thread) {
                    case 0 -> mergeOrUndo(ids, random);
                    case 1 -> post(ids.get(random.nextInt(3)), ids.get(random.nextInt(3)));
                    default -> followOrNot(slugs.get(random.nextInt(3)), people.get(random.nextInt(6)), random);
                }
            }
        });

        assertThat(MODULE.rows("""
                        select c.current_id, n.total as followers, count(distinct f.user_id) as real
                        from topic.topic_current c
                        join topic.follower_count n on n.topic_id = c.current_id
                        left join topic.follow f on f.topic_id = c.id and f.until is null
                        group by c.current_id, n.total having n.total <> count(distinct f.user_id)""")).isEmpty();
        assertThat(MODULE.rows("""
                        select c.current_id, n.total, count(distinct p.post_id) as real
                        from topic.topic_current c
                        left join topic.post_count n on n.topic_id = c.current_id
                        left join topic.counted_post p on c.id = any (p.topic_ids)
                        group by c.current_id, n.total
                        having coalesce(n.total, 0) <> count(distinct p.post_id)""")).isEmpty();
    }

    private void mergeOrUndo(List<UUID> ids, Random random) {
        var topic = ids.get(random.nextInt(3));
        if (random.nextBoolean()) {
            problemOf(() -> merges.merge(topic, ANY, ids.get(random.nextInt(3))));
        } else {
            merges.undo(topic, ANY);
        }
    }

    private void followOrNot(String slug, Caller person, Random random) {
        if (random.nextInt(3) > 0) {
            following.follow(slug, person);
        } else {
            following.unfollow(slug, person);
        }
    }

    private static void post(UUID... topics) {
        var named = Stream.of(topics).distinct().toList();
        MODULE.listeners()
                .on(new PostPublished(EventMeta.of(UUID.randomUUID(), 0, NOW), UUID.randomUUID(), "Title", named, NOW));
    }

    private UUID create(String title) {
        return catalog.create(new NewTopic(null, new LocalTitle(title, null), null, null, null, null, null));
    }
}
