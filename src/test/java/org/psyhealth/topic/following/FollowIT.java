package org.psyhealth.topic.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowIT {

    private final ModuleContext module = ModuleContext.of("topic");
    private final RecordedEvents events = module.events();
    private final FollowService following = module.get(FollowService.class);
    private final UUID topic = module.jdbc()
            .sql("select id from topic.topic where slug = 'sleep'")
            .query(UUID.class)
            .single();
    private Caller caller = somebody();

    @BeforeEach
    void a_new_caller() {
        caller = somebody();
        events.clear();
    }

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void only_a_change_is_told() {
        unfollow();
        assertThat(events.all()).isEmpty();
        follow();
        follow();
        unfollow();
        unfollow();
        follow();

        assertThat(events.all())
                .extracting(event ->
                        event.getClass().getSimpleName() + " " + event.meta().aggregateVersion())
                .containsExactly("TopicFollowed 1", "TopicUnfollowed 2", "TopicFollowed 3");
        assertThat(events.all())
                .allMatch(event -> ((TopicEvent) event).topicId().equals(topic));
    }

    @Test
    void an_unknown_topic_is_not_found() {
        assertThatThrownBy(() -> following.follow("nonesuch", caller))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(404));
    }

    @RepeatedTest(20)
    void following_twice_at_once_is_told_once() throws Exception {
        Concurrently.run(2, thread -> follow());

        assertThat(events.all())
                .singleElement()
                .isInstanceOfSatisfying(
                        TopicFollowed.class,
                        event -> assertThat(event.meta().aggregateVersion()).isOne());
    }

    @RepeatedTest(10)
    void changes_at_once_are_told_in_alternating_versions_without_a_gap() throws Exception {
        Concurrently.run(4, thread -> {
            var random = new Random();
            for (int i = 0; i < 10; i++) {
                if (random.nextBoolean()) {
                    follow();
                } else {
                    unfollow();
                }
            }
        });

        var told = events.all().stream()
                .sorted(Comparator.comparingLong(event -> event.meta().aggregateVersion()))
                .toList();
        assertThat(told)
                .extracting(event -> event.meta().aggregateVersion())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, told.size()).boxed().toList());
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).isInstanceOf(i % 2 == 0 ? TopicFollowed.class : TopicUnfollowed.class);
        }
        assertThat(state()).isEqualTo(List.of(told.size() % 2 == 1 ? "true " + told.size() : "false " + told.size()));
    }

    private void follow() {
        following.follow("sleep", caller);
    }

    private void unfollow() {
        following.unfollow("sleep", caller);
    }

    private List<String> state() {
        return module.jdbc()
                .sql("select (until is null)::text || ' ' || version from topic.follow where user_id = :user")
                .param("user", caller.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static Caller somebody() {
        return new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));
    }
}
