package org.psyhealth.topic.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalog with Hibernate's mapping checked against the migrated schema. */
class TopicCatalogIT {

    private static final ModuleContext MODULE = ModuleContext.of("topic");

    private final TopicCatalog catalog = MODULE.get(TopicCatalog.class);
    private final TopicReader reader = MODULE.get(TopicReader.class);
    private final JdbcClient jdbc = MODULE.jdbc();

    private final Caller admin = new Caller(UUID.randomUUID(), Set.of(Role.ADMIN));
    private final Caller member = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER, Role.MODERATOR));

    @BeforeEach
    void nothing_is_told_yet() {
        MODULE.events().clear();
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void what_is_created_is_what_will_be_read() {
        var created = catalog.create(new NewTopic("panic", "Panic 😀", null), admin);

        assertThat(reader.get("panic", member)).isEqualTo(created);
        assertThat(MODULE.events().all())
                .singleElement()
                .satisfies(event -> assertThat(event.meta().subject())
                        .isEqualTo(created.id().toString()));
    }

    @Test
    void only_administrators_create() {
        assertProblem(() -> catalog.create(new NewTopic("forbidden", "F", ""), member), "forbidden");
        assertThat(MODULE.events().all()).isEmpty();
    }

    @Test
    void a_slug_is_taken_once_even_at_once() throws Exception {
        var created = new AtomicInteger();
        var refused = new AtomicInteger();

        Concurrently.run(4, thread -> {
            try {
                catalog.create(new NewTopic("grief", "Grief", ""), admin);
                created.incrementAndGet();
            } catch (ProblemException e) {
                assertThat(e.getBody().getType()).asString().endsWith("/topic-exists");
                refused.incrementAndGet();
            }
        });

        assertThat(created).hasValue(1);
        assertThat(refused).hasValue(3);
    }

    @Test
    void lists_by_slug_with_the_callers_follows_and_the_counts() {
        for (var slug : new String[] {"b", "a-c", "ab", "a"}) {
            catalog.create(new NewTopic(slug, slug, ""), admin);
        }
        var followed = reader.get("ab", member).id();
        jdbc.sql("insert into topic.follow values (:topic, :user, now(), null, 1), (:topic, :other, now(), now(), 2)")
                .param("topic", followed)
                .param("user", member.id())
                .param("other", admin.id())
                .update();
        jdbc.sql("insert into topic.post_count values (:topic, 3)")
                .param("topic", followed)
                .update();

        var slugs = new ArrayList<String>();
        String cursor = null;
        do {
            var page = reader.list(Pagings.of(2, cursor), member);
            page.items().forEach(topic -> slugs.add(topic.slug()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(slugs).containsSubsequence("a", "a-c", "ab", "b").isSorted().doesNotHaveDuplicates();
        assertThat(reader.get("ab", member)).matches(TopicView::following).matches(topic -> topic.postCount() == 3);
        assertThat(reader.get("ab", admin)).matches(topic -> !topic.following());
        assertProblem(() -> reader.get("nonesuch", member), "not-found");
    }

    private static void assertProblem(Runnable action, String type) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getBody().getType())
                                .asString()
                                .endsWith("/" + type));
    }
}
