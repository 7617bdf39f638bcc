package org.psyhealth.recommendation.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.recommendation.posts.Recommendation.Code;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.TopicStates;
import org.psyhealth.topic.events.TopicChanged;
import org.psyhealth.topic.events.TopicState;

class RecommendedPostsIT {

    private static final ModuleContext MODULE = ModuleContext.of("recommendation");
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final RecommendedPosts posts = MODULE.get(RecommendedPosts.class);
    private final Caller reader = new Caller(UuidV7.next(), Set.of(Role.MEMBER));
    private final UUID writer = UuidV7.next();
    private final UUID sleep = topic("sleep", "Sleep");
    private final UUID work = topic("work", "Work");
    private final UUID grief = topic("grief", "Grief");

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @BeforeEach
    void follow() {
        MODULE.empty(
                "recommendation.post",
                "recommendation.reaction",
                "recommendation.follow",
                "recommendation.reader",
                "recommendation.silence");
        follow(sleep, true);
        follow(work, true);
    }

    @Test
    void a_post_of_several_followed_topics_is_shown_once_for_the_first_of_them() {
        var post = post(writer, NOW, 0, grief, work, sleep);

        assertThat(page(20, null)).singleElement().satisfies(shown -> {
            assertThat(shown.post().id()).isEqualTo(post);
            assertThat(shown.reason().topic()).isEqualTo(new Recommendation.FollowedTopic(work, "work", "Work"));
            assertThat(shown.reason().text()).isEqualTo("New in Work, a topic you follow");
        });
    }

    @Test
    void other_topics_own_posts_and_posts_reacted_to_are_left_out() {
        post(writer, NOW, 0, grief);
        post(reader.id(), NOW, 0, sleep);
        react(post(writer, NOW, 0, sleep), true);
        var takenBack = post(writer, NOW, 0, sleep);
        react(takenBack, false);

        assertThat(ids(page(20, null))).containsExactly(takenBack);
    }

    @Test
    void a_topic_that_is_no_longer_followed_recommends_nothing() {
        post(writer, NOW, 0, sleep);
        follow(sleep, false);

        assertThat(page(20, null)).isEmpty();
    }

    @Test
    void ten_times_the_reactions_are_worth_twelve_and_a_half_hours() {
        var newest = post(writer, NOW, 0, sleep);
        var popular = post(writer, NOW.minus(Duration.ofHours(12)), 9, work);
        var older = post(writer, NOW.minus(Duration.ofHours(13)), 9, sleep);

        var page = page(20, null);

        assertThat(ids(page)).containsExactly(popular, newest, older);
        assertThat(page)
                .extracting(shown -> shown.reason().code())
                .containsExactly(Code.POPULAR_IN_TOPIC, Code.NEW_IN_TOPIC, Code.POPULAR_IN_TOPIC);
    }

    @Test
    void the_reason_is_given_in_the_language_of_the_reader() {
        post(writer, NOW, 5, sleep);
        MODULE.jdbc()
                .sql("insert into recommendation.reader values (:id, 'vi', 0)")
                .param("id", reader.id())
                .update();

        assertThat(page(20, null).getFirst().reason().text())
                .isEqualTo("Được nhiều người đồng cảm trong Sleep (vi), chủ đề bạn đang theo dõi");
    }

    @Test
    void a_walk_neither_repeats_nor_skips_while_posts_arrive() {
        var expected = new ArrayList<UUID>();
        for (var i = 0; i < 23; i++) {
            // Triples share their score: the id decides between them.
            var at = NOW.plusSeconds(i / 3 * 100L);
            expected.add(i % 2 == 0 ? post(writer, at, 0, sleep, work) : post(writer, at, 0, work));
        }

        var walked = new ArrayList<UUID>();
        @Nullable String cursor = null;
        do {
            var page = posts.list(reader, Pagings.of(4, cursor));
            walked.addAll(ids(page.items()));
            cursor = page.next();
            post(writer, NOW.plusSeconds(10_000 + walked.size()), 0, sleep);
        } while (cursor != null);

        assertThat(walked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void posts_of_people_who_block_each_other_are_not_recommended_to_either() {
        var shown = post(writer, NOW, 0, sleep);
        silence(reader.id(), writer, "BLOCK", null);
        assertThat(page(20, null)).isEmpty();

        silence(reader.id(), writer, "BLOCK", MODULE.clock().instant());
        assertThat(ids(page(20, null))).containsExactly(shown);

        silence(writer, reader.id(), "BLOCK", null);
        assertThat(page(20, null)).isEmpty();
    }

    @Test
    void posts_of_a_muted_person_are_not_recommended_to_the_one_who_mutes_until_the_mute_ends() {
        var shown = post(writer, NOW, 0, sleep);
        silence(writer, reader.id(), "MUTE", null);
        assertThat(ids(page(20, null))).containsExactly(shown);

        silence(reader.id(), writer, "MUTE", MODULE.clock().instant().plus(Duration.ofHours(1)));
        assertThat(page(20, null)).isEmpty();

        MODULE.clock().advance(Duration.ofHours(1));
        assertThat(ids(page(20, null))).containsExactly(shown);
    }

    @Test
    void a_merged_topic_recommends_under_the_name_that_it_has_now_and_only_while_it_is_merged() {
        var inGrief = post(writer, NOW, 0, grief);
        var inSleep = post(writer, NOW.minusSeconds(60), 0, sleep);
        tell(grief, 1, TopicStates.merged(TopicStates.active("grief", "Grief"), sleep, NOW));

        assertThat(ids(page(20, null))).containsExactly(inGrief, inSleep);
        assertThat(page(20, null))
                .allSatisfy(shown -> assertThat(shown.reason().topic())
                        .isEqualTo(new Recommendation.FollowedTopic(sleep, "sleep", "Sleep")));

        tell(grief, 2, TopicStates.active("grief", "Grief"));
        assertThat(ids(page(20, null))).containsExactly(inSleep);
    }

    @Test
    void an_archived_topic_recommends_nothing() {
        post(writer, NOW, 0, sleep);
        tell(sleep, 1, TopicStates.archived(TopicStates.active("sleep", "Sleep")));
        assertThat(page(20, null)).isEmpty();

        tell(sleep, 2, TopicStates.active("sleep", "Sleep"));
        assertThat(page(20, null)).hasSize(1);
    }

    @Test
    void sensitive_posts_are_few_and_never_come_by_another_topic() {
        tell(grief, 3, TopicStates.sensitive(TopicStates.active("grief", "Grief")));
        follow(grief, true);
        var sensitive = new ArrayList<UUID>();
        for (var number = 0; number < 5; number++) {
            sensitive.add(post(writer, NOW.plusSeconds(number), 0, grief, sleep));
            post(writer, NOW.plusSeconds(number), 0, sleep);
        }

        assertThat(ids(page(20, null))).hasSize(7).containsAll(sensitive.subList(3, 5));
        assertThat(ids(page(20, null))).doesNotContainAnyElementsOf(sensitive.subList(0, 3));

        follow(grief, false);
        assertThat(ids(page(20, null))).hasSize(5).doesNotContainAnyElementsOf(sensitive);
    }

    private static void silence(UUID by, UUID of, String kind, @Nullable Instant until) {
        MODULE.jdbc()
                .sql("""
                        insert into recommendation.silence values (:by, :of, :kind, cast(:until as timestamptz), 0)
                        on conflict (by_id, of_id, kind) do update set until = excluded.until""")
                .param("by", by)
                .param("of", of)
                .param("kind", kind)
                .param("until", until == null ? null : until.toString())
                .update();
    }

    private List<Recommendation> page(int limit, @Nullable String cursor) {
        return posts.list(reader, Pagings.of(limit, cursor)).items();
    }

    private static List<UUID> ids(List<Recommendation> recommendations) {
        return recommendations.stream().map(shown -> shown.post().id()).toList();
    }

    private static UUID topic(String slug, String name) {
        var id = UuidV7.next();
        tell(id, 0, TopicStates.active(slug, name));
        return id;
    }

    private static void tell(UUID topic, long version, TopicState state) {
        MODULE.listeners().on(new TopicChanged(EventMeta.of(topic, version, NOW), state));
    }

    private void follow(UUID topic, boolean active) {
        MODULE.jdbc()
                .sql("""
                        insert into recommendation.follow
                        values (:user, :topic, now(), case when :active then null else now() end, 0)
                        on conflict (user_id, topic_id) do update set until = excluded.until""")
                .param("user", reader.id())
                .param("topic", topic)
                .param("active", active)
                .update();
    }

    private void react(UUID post, boolean active) {
        MODULE.jdbc()
                .sql("insert into recommendation.reaction values (:post, :user, 'SUPPORT', :active, 0)")
                .param("post", post)
                .param("user", reader.id())
                .param("active", active)
                .update();
    }

    private static UUID post(UUID author, Instant publishedAt, int reactions, UUID... topics) {
        var id = UuidV7.next();
        MODULE.jdbc()
                .sql("""
                        insert into recommendation.post
                            (id, author_id, title, published_at, topic_ids, version, reactions)
                        values (:id, :author, 'A title', cast(:at as timestamptz), :topics, 0, :reactions)""")
                .param("id", id)
                .param("author", author)
                .param("at", publishedAt.toString())
                .param("topics", topics)
                .param("reactions", reactions)
                .update();
        MODULE.jdbc().sql("""
                        insert into recommendation.ranked
                        select id, unnest(topic_ids), score from recommendation.post where id = :id""").param("id", id).update();
        return id;
    }
}
