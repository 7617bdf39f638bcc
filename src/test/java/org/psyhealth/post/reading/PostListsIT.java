package org.psyhealth.post.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.post.reaction.ReactionKind;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.TopicStates;
import org.psyhealth.topic.events.TopicChanged;
import org.psyhealth.topic.events.TopicState;
import org.springframework.context.i18n.LocaleContextHolder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostListsIT {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123456Z");

    private final ModuleContext module = ModuleContext.of("post");
    private final PostLists lists = module.get(PostLists.class);
    private final Caller caller = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));
    private final UUID sleep = UUID.randomUUID();
    private final UUID work = UUID.randomUUID();

    @BeforeEach
    void nothing_but_two_topics() {
        module.jdbc()
                .sql(
                        "truncate post.post, post.reaction, post.reaction_count, post.post_by_topic, post.topic_ref, post.topic_current")
                .update();
        for (var topic : Map.of(sleep, "sleep", work, "work").entrySet()) {
            tell(topic.getKey(), 0, TopicStates.active(topic.getValue(), topic.getValue()));
        }
    }

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void shows_what_stands_beside_a_post() {
        var post = post(caller.id(), "PUBLISHED", NOW, work, sleep);
        module.jdbc().sql("""
                        insert into post.reaction (post_id, user_id, kind, since, until, version)
                        values (:post, :user, 'INSIGHT', now(), null, 1), (:post, :user, 'HUG', now(), null, 1),
                            (:post, :user, 'SUPPORT', now(), now(), 2)
                        """).param("post", post).param("user", caller.id()).update();
        module.jdbc()
                .sql("insert into post.reaction_count (post_id, kind, total) values (:post, 'HUG', 7)")
                .param("post", post)
                .update();

        assertThat(lists.published(null, null, Pagings.of(20, null), caller).items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.id()).isEqualTo(post);
                    assertThat(item.excerpt()).isEqualTo("Excerpt");
                    assertThat(item.topics())
                            .extracting(PostView.PostTopic::slug)
                            .containsExactly("work", "sleep");
                    assertThat(item.reactions())
                            .containsEntry(ReactionKind.HUG, 7)
                            .containsEntry(ReactionKind.SUPPORT, 0);
                    assertThat(item.myReactions()).containsExactly(ReactionKind.HUG, ReactionKind.INSIGHT);
                    assertThat(item.publishedAt()).isEqualTo(NOW);
                    assertThat(item.author().displayName()).isNull();
                });
    }

    @Test
    void an_author_who_has_left_has_no_name_any_more() {
        var post = post(caller.id(), "PUBLISHED", NOW, work);
        module.jdbc()
                .sql("insert into post.author (id, version, role) values (:id, 4, 'MEMBER') on conflict do nothing")
                .param("id", caller.id())
                .update();
        try {
            assertThat(nameBeside(post)).isEqualTo("Former member");
            LocaleContextHolder.setLocale(Locale.of("vi", "VN"));
            assertThat(nameBeside(post)).isEqualTo("Thành viên cũ");
        } finally {
            LocaleContextHolder.resetLocaleContext();
            module.jdbc().sql("truncate post.author").update();
        }
    }

    private @Nullable String nameBeside(UUID post) {
        return lists.published(null, null, Pagings.of(20, null), caller).items().stream()
                .filter(item -> item.id().equals(post))
                .findFirst()
                .orElseThrow()
                .author()
                .displayName();
    }

    @Test
    void walks_the_newest_first_without_repeats_or_gaps_even_at_one_instant() {
        var posts = new ArrayList<UUID>();
        for (int i = 0; i < 25; i++) {
            posts.addFirst(post(caller.id(), "PUBLISHED", NOW.plusNanos(1_000L * (i / 5)), work));
        }

        for (var topic : new @Nullable String[] {null, "work"}) {
            for (var author : new @Nullable UUID[] {null, caller.id()}) {
                assertThat(walk(4, paging -> lists.published(topic, author, paging, caller)))
                        .as("topic %s, author %s", topic, author)
                        .containsExactlyElementsOf(posts);
            }
        }
    }

    @Test
    void the_posts_of_merged_topics_are_one_list_until_they_part() {
        var posts = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) {
            var topics = List.of(new UUID[] {sleep}, new UUID[] {work}, new UUID[] {sleep, work});
            posts.addFirst(post(caller.id(), "PUBLISHED", NOW.plusSeconds(i / 2), topics.get(i % 3)));
        }
        tell(sleep, 1, TopicStates.merged(TopicStates.active("sleep", "sleep"), work, NOW));

        for (var author : new @Nullable UUID[] {null, caller.id()}) {
            assertThat(walk(5, paging -> lists.published("work", author, paging, caller)))
                    .containsExactlyElementsOf(posts);
            assertThat(walk(5, paging -> lists.published("sleep", author, paging, caller)))
                    .containsExactlyElementsOf(posts);
        }
        assertThat(lists.published("work", null, Pagings.of(20, null), caller).items())
                .allSatisfy(item -> assertThat(item.topics())
                        .extracting(PostView.PostTopic::slug)
                        .containsExactly("work"));

        tell(sleep, 2, TopicStates.active("sleep", "sleep"));
        assertThat(walk(5, paging -> lists.published("work", null, paging, caller)))
                .hasSize(8);
    }

    @Test
    void posts_that_arrive_meanwhile_do_not_disturb_the_walk() {
        for (int i = 0; i < 9; i++) {
            post(caller.id(), "PUBLISHED", NOW.plusSeconds(i), work);
        }

        assertThat(walk(2, paging -> {
                    post(caller.id(), "PUBLISHED", NOW.plusSeconds(1_000), work);
                    return lists.published("work", null, paging, caller);
                }))
                .doesNotHaveDuplicates()
                .hasSize(10);
    }

    @Test
    void filters_by_topic_and_author() {
        var other = UUID.randomUUID();
        var mine = post(caller.id(), "PUBLISHED", NOW, work);
        var others = post(other, "PUBLISHED", NOW.plusSeconds(1), work, sleep);

        assertThat(walk(20, paging -> lists.published("work", null, paging, caller)))
                .containsExactly(others, mine);
        assertThat(walk(20, paging -> lists.published("sleep", null, paging, caller)))
                .containsExactly(others);
        assertThat(walk(20, paging -> lists.published("work", caller.id(), paging, caller)))
                .containsExactly(mine);
        assertThat(walk(20, paging -> lists.published(null, other, paging, caller)))
                .containsExactly(others);
        assertThat(walk(20, paging -> lists.published("nonesuch", null, paging, caller)))
                .isEmpty();
    }

    @Test
    void drafts_and_withdrawn_posts_are_not_listed() {
        post(caller.id(), "WITHDRAWN", NOW, work);
        var first = post(caller.id(), "DRAFT", null, work);
        var second = post(caller.id(), "DRAFT", null, work);
        post(UUID.randomUUID(), "DRAFT", null, work);

        assertThat(walk(20, paging -> lists.published(null, caller.id(), paging, caller)))
                .isEmpty();
        assertThat(walk(20, paging -> lists.published("work", null, paging, caller)))
                .isEmpty();
        assertThat(walk(1, paging -> lists.drafts(paging, caller))).containsExactly(second, first);
    }

    private static List<UUID> walk(int limit, Function<Paging, Page<PostSummary>> list) {
        var walked = new ArrayList<UUID>();
        String cursor = null;
        do {
            var page = list.apply(Pagings.of(limit, cursor));
            page.items().forEach(item -> walked.add(item.id()));
            cursor = page.next();
        } while (cursor != null);
        return walked;
    }

    private UUID post(UUID author, String status, @Nullable Instant publishedAt, UUID... topics) {
        var id = UuidV7.next();
        module.jdbc()
                .sql("""
                        insert into post.post (id, version, author_id, status, title, body, excerpt, topic_ids,
                            created_at, published_at)
                        values (:id, 0, :author, :status, 'Title', 'Body', 'Excerpt', :topics, now(), :publishedAt)
                        """)
                .param("id", id)
                .param("author", author)
                .param("status", status)
                .param("topics", new org.springframework.jdbc.support.SqlArrayValue("uuid", (Object[]) topics))
                .param("publishedAt", publishedAt == null ? null : publishedAt.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private void tell(UUID topic, long version, TopicState state) {
        module.listeners().on(new TopicChanged(EventMeta.of(topic, version, NOW), state));
    }
}
