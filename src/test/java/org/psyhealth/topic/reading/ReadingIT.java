package org.psyhealth.topic.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.topic.TopicModule.problemOf;
import static org.psyhealth.topic.TopicModule.somebody;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.topic.following.Following;

/** What members see of the starter set, and of topics that moved. */
class ReadingIT {

    private static final ModuleContext MODULE = ModuleContext.of("topic");
    private static final Locale VI = Locale.of("vi");

    private final TopicReader reader = MODULE.get(TopicReader.class);
    private final Following following = Following.of(MODULE);

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void the_tree_is_in_order_and_in_the_language_and_collapses_what_is_sensitive() {
        var forest = reader.forest(VI).items();

        assertThat(forest.getFirst().title()).isEqualTo("Lo âu");
        assertThat(forest.getFirst().description()).isNotBlank();
        assertThat(forest)
                .filteredOn(topic -> topic.slug().equals("trauma"))
                .singleElement()
                .satisfies(topic -> assertThat(topic.description()).isNull());
        assertThat(reader.forest(Locale.ENGLISH).items().getFirst().title()).isEqualTo("Anxiety");
    }

    @Test
    void a_sensitive_topic_is_collapsed_until_one_says_that_one_wants_to_see_it() {
        var reading = somebody();
        assertThat(reader.find("trauma", VI, reading).orElseThrow())
                .matches(TopicView::collapsed)
                .matches(topic -> topic.description() == null);

        following.optIn("trauma", reading);
        following.optIn("trauma", reading);
        assertThat(reader.find("trauma", VI, reading).orElseThrow())
                .matches(topic -> !topic.collapsed())
                .matches(topic -> topic.description() != null);
        assertThat(reader.find("trauma", VI, somebody()).orElseThrow()).matches(TopicView::collapsed);

        following.optOut("trauma", reading);
        assertThat(reader.find("trauma", VI, reading).orElseThrow()).matches(TopicView::collapsed);
    }

    @Test
    void followed_topics_are_listed_page_by_page() {
        var reading = somebody();
        following.follow("sleep", reading);
        following.follow("grief", reading);
        following.follow("study", reading);
        following.unfollow("study", reading);

        var page = reader.followed(Pagings.of(1, null), Locale.ENGLISH, reading);
        assertThat(page.items()).extracting(TopicSummary::slug).containsExactly("grief");
        assertThat(reader.followed(Pagings.of(1, page.next()), Locale.ENGLISH, reading)
                        .items())
                .extracting(TopicSummary::slug)
                .containsExactly("sleep");
        assertThat(reader.find("sleep", VI, reading).orElseThrow())
                .matches(TopicView::following)
                .matches(topic -> topic.followerCount() == 1);
    }

    @Test
    void a_renamed_topic_is_found_for_good_and_a_merged_one_for_now() {
        MODULE.jdbc().sql("""
                        update topic.topic set slug = 'learning' where slug = 'study';
                        insert into topic.slug select 'learning', id from topic.topic where slug = 'learning';
                        update topic.topic set status = 'MERGED', merged_at = now(),
                            merged_into = (select id from topic.topic where slug = 'grief') where slug = 'loneliness';
                        update topic.topic_current c set current_id = t.merged_into
                            from topic.topic t where t.id = c.id and t.merged_into is not null""").update();

        assertThat(reader.find("study", VI, somebody())).isEmpty();
        assertThat(reader.redirect("study")).isEqualTo(new TopicReader.Redirect("learning", true));
        assertThat(reader.find("loneliness", VI, somebody())).isEmpty();
        assertThat(reader.redirect("loneliness")).isEqualTo(new TopicReader.Redirect("grief", false));
        assertThat(problemOf(() -> reader.redirect("nonesuch"))).isEqualTo("not-found");
    }
}
