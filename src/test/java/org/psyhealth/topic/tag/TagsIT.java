package org.psyhealth.topic.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.topic.TopicModule.problemOf;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;

class TagsIT {

    private static final ModuleContext MODULE = ModuleContext.of("topic");

    private final Tags tags = MODULE.get(Tags.class);
    private final TagSuggestions suggestions = MODULE.get(TagSuggestions.class);

    @BeforeEach
    void no_tags() {
        MODULE.empty("topic.tag");
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void names_that_differ_in_case_width_or_spaces_are_one_and_marks_make_another() throws Exception {
        var refused = new AtomicInteger();
        Concurrently.run(4, thread -> {
            var name = List.of("Thiền", "THIỀN", " thiền ", "ｔhiền").get(thread);
            if (problemOf(() -> create(name)).equals("tag-exists")) {
                refused.incrementAndGet();
            }
        });

        assertThat(refused).hasValue(3);
        assertThat(create("thien").name()).isEqualTo("thien");
    }

    @Test
    void the_same_marks_come_first_then_other_marks_then_what_is_similar() {
        create("thien duong");
        create("thiền");
        create("thiên nhiên");
        create("mindfulness");

        assertThat(suggest("thiền")).startsWith("thiền").contains("thien duong", "thiên nhiên");
        assertThat(suggest("thien")).startsWith("thien duong");
        assertThat(suggest("mindfulnes")).containsExactly("mindfulness");
        assertThat(suggest("midnfulness")).containsExactly("mindfulness");
        assertThat(suggest("!!")).isEmpty();
    }

    @Test
    void an_alias_leads_to_its_tag_and_its_own_aliases_come_along() {
        var tag = create("mindfulness");
        var other = create("thiền");
        tags.addAlias(other.id(), "zen");
        tags.merge(other.id(), tag.id());
        tags.merge(other.id(), tag.id());

        assertThat(suggest("zen")).containsExactly("mindfulness");
        assertThat(suggest("thi")).containsExactly("mindfulness");
        assertThat(problemOf(() -> tags.merge(tag.id(), other.id()))).isEqualTo("tag-alias");
        assertThat(problemOf(() -> tags.merge(tag.id(), tag.id()))).isEqualTo("tag-alias");
        assertThat(problemOf(() -> tags.addAlias(other.id(), "x"))).isEqualTo("tag-alias");

        tags.part(other.id());
        assertThat(suggest("thi")).containsExactly("thiền");
    }

    @Test
    void merges_at_once_never_leave_an_alias_of_an_alias() throws Exception {
        var all = List.of(create("a1"), create("a2"), create("a3"), create("a4"));

        Concurrently.run(4, thread -> {
            for (var target : all) {
                problemOf(() -> tags.merge(all.get(thread).id(), target.id()));
            }
        });

        assertThat(MODULE.rows("""
                        select alias.id from topic.tag alias join topic.tag tag on tag.id = alias.merged_into
                        where tag.merged_into is not null""")).isEmpty();
    }

    @Test
    void a_tag_of_a_merged_topic_is_shown_with_the_other() {
        var study = topic("study");
        tags.create(new NewTag("exams", study));
        MODULE.jdbc()
                .sql("update topic.topic_current set current_id = :into where id = :id")
                .param("id", study)
                .param("into", topic("stress-at-work"))
                .update();

        assertThat(suggestions.of("exa"))
                .singleElement()
                .satisfies(tag -> assertThat(tag.topic()).isEqualTo("stress-at-work"));
        assertThat(problemOf(() -> tags.create(new NewTag("none", UUID.randomUUID()))))
                .isEqualTo("not-found");
    }

    private static UUID topic(String slug) {
        return MODULE.jdbc()
                .sql("select id from topic.topic where slug = :slug")
                .param("slug", slug)
                .query(UUID.class)
                .single();
    }

    private StaffTag create(String name) {
        return tags.create(new NewTag(name, null));
    }

    private List<String> suggest(String prefix) {
        return suggestions.of(prefix).stream().map(TagSuggestion::name).toList();
    }
}
