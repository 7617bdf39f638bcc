package org.psyhealth.post.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.RecordedEvents;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReactionIT {

    private final ModuleContext module = ModuleContext.of("post");
    private final RecordedEvents events = module.events();
    private final ReactionService reacting = module.get(ReactionService.class);
    private final Caller author = somebody();
    private UUID post = UUID.randomUUID();

    @BeforeEach
    void a_published_post() {
        post = post("PUBLISHED");
        events.clear();
    }

    @AfterAll
    void close() {
        module.close();
    }

    @Test
    void only_a_change_is_told_and_counted() {
        var reader = somebody();
        unreact(reader);
        react(reader);
        react(reader);
        assertThat(total()).isOne();
        unreact(reader);
        unreact(reader);
        assertThat(total()).isZero();
        react(reader);
        assertThat(total()).isOne();

        assertThat(events.all())
                .extracting(event ->
                        event.getClass().getSimpleName() + " " + event.meta().aggregateVersion())
                .containsExactly("PostReacted 1", "PostUnreacted 2", "PostReacted 3");
        assertThat(events.all().getFirst()).isInstanceOfSatisfying(PostReacted.class, event -> {
            assertThat(event.postId()).isEqualTo(post);
            assertThat(event.userId()).isEqualTo(reader.id());
            assertThat(event.authorId()).isEqualTo(author.id());
            assertThat(event.kind()).isEqualTo("hug");
        });
    }

    @Test
    void authors_do_not_react_to_themselves() {
        assertProblem(() -> react(author), 422);
    }

    @Test
    void only_published_posts_can_be_reacted_to() {
        post = post("DRAFT");
        assertProblem(() -> react(somebody()), 404);
        post = post("WITHDRAWN");
        assertProblem(() -> react(somebody()), 404);
        post = UUID.randomUUID();
        assertProblem(() -> react(somebody()), 404);
    }

    @Test
    void two_people_of_whom_one_blocks_the_other_do_not_react_to_each_other() {
        var reader = somebody();
        react(reader);
        module.jdbc()
                .sql(
                        "insert into post.block (blocker_id, member_id, active, version) values (:author, :reader, true, 1)")
                .param("author", author.id())
                .param("reader", reader.id())
                .update();

        assertProblem(() -> react(reader), 404);
        assertProblem(() -> unreact(reader), 404);
        assertThat(total()).isOne();
    }

    @RepeatedTest(20)
    void reacting_twice_at_once_is_told_and_counted_once() throws Exception {
        var reader = somebody();

        Concurrently.run(2, thread -> react(reader));

        assertThat(events.all()).hasSize(1);
        assertThat(total()).isOne();
    }

    @RepeatedTest(5)
    void the_count_is_right_however_many_change_it_at_once() throws Exception {
        var readers = Stream.generate(ReactionIT::somebody).limit(3).toList();

        Concurrently.run(6, thread -> {
            var random = new Random();
            for (int i = 0; i < 10; i++) {
                if (random.nextInt(3) > 0) {
                    react(readers.get(thread % 3));
                } else {
                    unreact(readers.get(thread % 3));
                }
            }
        });

        assertThat(total()).isEqualTo(active());
        for (var reader : readers) {
            var versions = events.all().stream()
                    .filter(event -> event.toString().contains(reader.id().toString()))
                    .map(event -> event.meta().aggregateVersion())
                    .sorted()
                    .toList();
            assertThat(versions)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, versions.size()).boxed().toList());
        }
    }

    private void react(Caller reader) {
        reacting.react(post, ReactionKind.HUG, reader);
    }

    private void unreact(Caller reader) {
        reacting.unreact(post, ReactionKind.HUG, reader);
    }

    private int total() {
        return module.jdbc()
                .sql("select coalesce(sum(total), 0)::int from post.reaction_count where post_id = :post")
                .param("post", post)
                .query(Integer.class)
                .single();
    }

    private int active() {
        return module.jdbc()
                .sql("select count(*)::int from post.reaction where post_id = :post and until is null")
                .param("post", post)
                .query(Integer.class)
                .single();
    }

    private UUID post(String status) {
        var id = UUID.randomUUID();
        module.jdbc()
                .sql("""
                        insert into post.post (id, version, author_id, status, title, body, excerpt, topic_ids,
                            created_at, published_at)
                        values (:id, 0, :author, :status, 'Title', 'Body', 'Body', array[gen_random_uuid()], now(),
                            case when :status <> 'DRAFT' then now() end)
                        """)
                .param("id", id)
                .param("author", author.id())
                .param("status", status)
                .update();
        return id;
    }

    private static void assertProblem(Runnable action, int status) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(status));
    }

    private static Caller somebody() {
        return new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));
    }
}
