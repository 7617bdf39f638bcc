package org.psyhealth.topic.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.topic.TopicModule.problemOf;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.topic.TopicModule;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.topic.events.TopicStatus;
import tools.jackson.databind.json.JsonMapper;

/** What staff do with topics, with Hibernate's mapping checked against the migrated schema. */
class CatalogIT {

    private static final ModuleContext MODULE = TopicModule.empty();
    private static final IfMatch ANY = new IfMatch(null);

    private final TopicCatalog catalog = MODULE.get(TopicCatalog.class);
    private final StaffTopics topics = MODULE.get(StaffTopics.class);

    @BeforeEach
    void nothing_yet() {
        TopicModule.clear(MODULE);
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void what_is_created_is_read_and_told() {
        var id = create("Giấc ngủ", null);

        var topic = topics.get(id);
        assertThat(topic.slug()).isEqualTo("giac-ngu");
        assertThat(topic.status()).isEqualTo(TopicStatus.ACTIVE);
        assertThat(MODULE.events().all())
                .singleElement()
                .satisfies(event -> assertThat(((TopicEvent) event).topicId()).isEqualTo(id));
    }

    @Test
    void a_slug_is_taken_once_even_at_once() throws Exception {
        var refused = new AtomicInteger();

        Concurrently.run(4, thread -> {
            if (problemOf(() -> create("Grief", null)).equals("topic-exists")) {
                refused.incrementAndGet();
            }
        });

        assertThat(refused).hasValue(3);
        assertThat(MODULE.events().all()).hasSize(1);
    }

    @Test
    void a_slug_that_is_given_up_stays_the_topics_own() {
        var id = create("Sleep", null);
        change(id, "{\"slug\": \"nights\"}");

        assertThat(topics.get(id).slug()).isEqualTo("nights");
        assertThat(topics.get(id).formerSlugs()).containsExactly("sleep");
        assertThat(problemOf(() -> create("Sleep", null))).isEqualTo("topic-exists");

        change(id, "{\"slug\": null}");
        assertThat(topics.get(id).slug()).isEqualTo("sleep");
    }

    @Test
    void a_path_of_the_api_is_no_slug() {
        assertThat(problemOf(() -> create("Tags", null))).isEqualTo("topic-exists");
        assertThat(problemOf(() -> create("日本", null))).isEqualTo("topic-exists");
    }

    @Test
    void an_edit_of_a_stale_version_is_refused() {
        var id = create("Sleep", null);
        change(id, "{\"icon\": \"moon\"}");

        assertThat(problemOf(() -> catalog.change(
                        id, new IfMatch("\"0\""), JsonMapper.shared().readTree("{\"icon\": \"sun\"}"))))
                .isEqualTo("precondition-failed");
    }

    @Test
    void three_levels_and_no_more() {
        var one = create("One", null);
        var two = create("Two", one);
        var three = create("Three", two);

        assertThat(problemOf(() -> create("Four", three))).isEqualTo("topic-place");
        var tree = create("Tree", null);
        create("Branch", tree);
        assertThat(problemOf(() -> move(tree, two, null))).isEqualTo("topic-place");
        move(tree, one, null);
        assertThat(topics.get(tree).depth()).isEqualTo(2);
        assertThat(TopicModule.flawsOfTree(MODULE)).isEmpty();
    }

    @Test
    void no_topic_is_below_itself() {
        var one = create("One", null);
        var two = create("Two", one);

        assertThat(problemOf(() -> move(one, two, null))).isEqualTo("topic-place");
        assertThat(problemOf(() -> move(one, one, null))).isEqualTo("topic-place");
    }

    @Test
    void siblings_are_put_in_order_which_nobody_else_is_told() {
        var one = create("One", null);
        var two = create("Two", null);
        var three = create("Three", null);
        MODULE.events().clear();

        move(three, null, 0);
        assertThat(order()).containsExactly(three, one, two);
        move(three, null, 1);
        assertThat(order()).containsExactly(one, three, two);
        move(one, null, null);
        assertThat(order()).containsExactly(three, two, one);

        assertThat(MODULE.events().all()).isEmpty();
        assertThat(TopicModule.flawsOfTree(MODULE)).isEmpty();
    }

    @Test
    void what_is_not_empty_is_not_archived_and_what_comes_back_finds_a_place() {
        var parent = create("Parent", null);
        var child = create("Child", parent);
        assertThat(problemOf(() -> catalog.archive(parent, ANY))).isEqualTo("topic-state");

        catalog.archive(child, ANY);
        catalog.archive(parent, ANY);
        catalog.archive(parent, ANY);
        catalog.restore(child, ANY);

        assertThat(topics.get(child).parentId()).isNull();
        assertThat(topics.get(child).status()).isEqualTo(TopicStatus.ACTIVE);
        assertThat(problemOf(() -> create("Another", parent))).isEqualTo("topic-state");
        assertThat(MODULE.events().of(parent)).hasSize(2);
        assertThat(TopicModule.flawsOfTree(MODULE)).isEmpty();
    }

    @RepeatedTest(5)
    void moves_at_once_leave_a_tree() throws Exception {
        var all = new UUID[8];
        for (var number = 0; number < all.length; number++) {
            all[number] = create("Topic " + number, null);
        }

        Concurrently.run(4, thread -> {
            var random = new Random();
            for (var turn = 0; turn < 15; turn++) {
                var parent = random.nextInt(4) == 0 ? null : all[random.nextInt(all.length)];
                var topic = all[random.nextInt(all.length)];
                assertThat(problemOf(() -> move(topic, parent, random.nextInt(4))))
                        .isIn("none", "topic-place");
            }
        });

        assertThat(TopicModule.flawsOfTree(MODULE)).isEmpty();
        for (var id : all) {
            var told = MODULE.events().of(id);
            assertThat(told.stream()
                            .map(event -> event.meta().aggregateVersion())
                            .distinct())
                    .hasSameSizeAs(told);
        }
    }

    private List<UUID> order() {
        return MODULE.jdbc()
                .sql("select id from topic.topic where parent_id is null order by position")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private UUID create(String title, @Nullable UUID parent) {
        return catalog.create(new NewTopic(null, new LocalTitle(title, null), null, null, null, null, parent));
    }

    private void move(UUID topic, @Nullable UUID parent, @Nullable Integer position) throws ProblemException {
        catalog.move(topic, ANY, new TopicPlacing(parent, position));
    }

    private void change(UUID topic, String patch) {
        catalog.change(topic, new IfMatch("*"), JsonMapper.shared().readTree(patch));
    }
}
