package org.psyhealth.post.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.ConstraintViolationException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostWithdrawn;
import org.psyhealth.post.reaction.ReactionKind;
import org.psyhealth.post.reading.PostReader;
import org.psyhealth.post.reading.PostView;
import org.psyhealth.post.reading.PostView.PostAuthor;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.TopicStates;
import org.psyhealth.topic.events.TopicChanged;
import org.psyhealth.topic.events.TopicState;
import org.psyhealth.user.events.Avatar;
import org.psyhealth.user.events.AvatarVariant;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** AuthoringService with Hibernate's mapping checked against the migrated schema. */
class AuthoringIT {

    private static final ModuleContext MODULE = ModuleContext.of("post");
    private static final IfMatch ANY = new IfMatch(null);

    private final AuthoringService authoring = MODULE.get(AuthoringService.class);
    private final PostReader reader = MODULE.get(PostReader.class);
    private final JdbcClient jdbc = MODULE.jdbc();
    private final JsonMapper json = MODULE.get(JsonMapper.class);
    private final Caller author = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));
    private static final Set<UUID> TOPICS = new HashSet<>();
    private final Caller other = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));

    @BeforeEach
    void topics_and_a_name() {
        MODULE.events().clear();
        if (TOPICS.isEmpty()) {
            topic("sleep", "Sleep");
            topic("work", "Work");
        }
        jdbc.sql("insert into post.author values (:id, 0, 'Lan', 'THERAPIST')")
                .param("id", author.id())
                .update();
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void what_is_written_is_what_will_be_read() {
        for (var publish : new Boolean[] {true, false, null}) {
            var written = write(publish);

            assertThat(reader.get(written.id(), author)).isEqualTo(written);
            assertThat(written.version()).isZero();
            assertThat(written.author()).isEqualTo(new PostAuthor(author.id(), "Lan", UserRole.THERAPIST, null));
            assertThat(written.topics()).extracting(PostView.PostTopic::slug).containsExactly("work", "sleep");
            assertThat(written.reactions()).isEqualTo(ReactionKind.noneYet());
        }
        assertThat(told()).hasOnlyElementsOfType(PostPublished.class).hasSize(1);
    }

    @Test
    void an_author_without_a_name_yet_has_none() {
        var nameless = authoring.write(new NewPost("Title", "Body", List.of("work"), true), other);

        assertThat(nameless.author()).isEqualTo(PostAuthor.unknown(other.id()));
        assertThat(reader.get(nameless.id(), author)).isEqualTo(nameless);
    }

    @Test
    void an_author_is_shown_with_a_picture_as_small_as_it_needs_to_be() {
        var media = UUID.randomUUID();
        var variants = Stream.of(64, 128, 256)
                .map(size -> new AvatarVariant("served/" + media + "/" + size, "image/jpeg", size, size))
                .toList();
        var profile = new UserProfile(
                "Lan",
                UserRole.THERAPIST,
                "vi",
                "UTC",
                Instant.now(),
                new Avatar(media, variants, "LEHV6nWB2yk8"),
                List.of(media));
        MODULE.listeners().on(new UserProfileChanged(EventMeta.of(author.id(), 1, Instant.now()), profile, null));

        var post = write(true);

        assertThat(post.author().avatar()).satisfies(avatar -> {
            assertThat(avatar.blurhash()).isEqualTo("LEHV6nWB2yk8");
            assertThat(avatar.images())
                    .extracting(image -> image.width() + " " + image.url().getPath())
                    .containsExactly("64 /media/served/" + media + "/64", "128 /media/served/" + media + "/128");
        });
        assertThat(reader.get(post.id(), other)).isEqualTo(post);
    }

    @Test
    void unknown_topics_are_named() {
        assertThatThrownBy(() -> authoring.write(new NewPost("T", "B", List.of("work", "nonesuch"), true), author))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(422);
                    assertThat(problem.getBody().getProperties())
                            .extractingByKey("errors")
                            .asString()
                            .contains("topics[1]", "nonesuch");
                });
    }

    @Test
    void a_draft_is_seen_by_its_author_only() {
        var draft = write(false);

        assertProblem(() -> reader.get(draft.id(), other), 404);
        assertProblem(() -> authoring.publish(draft.id(), ANY, other), 404);
        assertProblem(() -> authoring.delete(draft.id(), ANY, other), 404);
        assertProblem(() -> edit(draft, "{}", other), 404);
    }

    @Test
    void the_post_of_somebody_who_blocks_the_caller_does_not_exist() {
        var post = write(true);
        var blocked = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));
        jdbc.sql("insert into post.block (blocker_id, member_id, active, version) values (:author, :blocked, true, 1)")
                .param("author", author.id())
                .param("blocked", blocked.id())
                .update();

        assertProblem(() -> authoring.publish(post.id(), ANY, blocked), 404);
        assertProblem(() -> authoring.delete(post.id(), ANY, blocked), 404);
        assertProblem(() -> edit(post, "{}", blocked), 404);
    }

    @Test
    void a_published_post_of_another_is_forbidden_ground() {
        var post = write(true);

        assertThat(reader.get(post.id(), other)).isEqualTo(post);
        assertProblem(() -> authoring.publish(post.id(), ANY, other), 403);
        assertProblem(() -> authoring.delete(post.id(), ANY, other), 403);
        assertProblem(() -> edit(post, "{}", other), 403);
    }

    @Test
    void publishing_a_draft_is_told_once_with_the_version_that_is_stored() {
        var draft = write(false);
        var published = authoring.publish(draft.id(), new IfMatch("\"0\""), author);
        var again = authoring.publish(draft.id(), new IfMatch("\"0\""), author);

        assertThat(published.status()).isEqualTo(PostView.Status.PUBLISHED);
        assertThat(published.version()).isOne();
        assertThat(again).isEqualTo(published);
        assertThat(told()).singleElement().isInstanceOfSatisfying(PostPublished.class, event -> {
            assertThat(event.meta().aggregateVersion()).isOne();
            assertThat(event.publishedAt()).isEqualTo(published.publishedAt());
        });
    }

    @Test
    void publishing_honours_the_version_that_was_read() {
        var draft = write(false);
        var edited = edit(draft, """
                {"title": "Another"}
                """, author);

        assertProblem(() -> authoring.publish(draft.id(), new IfMatch("\"0\""), author), 412);
        assertThat(edited.version()).isOne();
        assertThat(told()).isEmpty();
    }

    @Test
    void an_edit_changes_what_it_names_and_is_told_of_published_posts() {
        var post = write(true);
        var edited = edit(post, """
                {"body": "New *body*", "topics": ["sleep"]}
                """, author);

        assertThat(edited.title()).isEqualTo(post.title());
        assertThat(edited.body()).isEqualTo("New *body*");
        assertThat(edited.topics()).extracting(PostView.PostTopic::slug).containsExactly("sleep");
        assertThat(edited.editedAt()).isNotNull();
        assertThat(edited.version()).isOne();
        assertThat(told()).last().isInstanceOfSatisfying(PostEdited.class, event -> {
            assertThat(event.meta().aggregateVersion()).isOne();
            assertThat(event.topicIds()).hasSize(1);
            assertThat(event.publishedAt()).isEqualTo(post.publishedAt());
        });
        assertThat(topicsIndexed(post)).isEqualTo(List.of("sleep"));
    }

    /** While the projection is rebuilt a topic may be unknown for a while. */
    @Test
    void an_edit_of_the_title_keeps_a_topic_that_is_not_known_at_the_time() {
        topic("fresh", "Fresh");
        var post = authoring.write(new NewPost("Title", "Body", List.of("work", "fresh"), true), author);
        jdbc.sql("delete from post.topic_ref where slug = 'fresh'").update();
        jdbc.sql("delete from post.topic_current where slug = 'fresh'").update();

        edit(post, "{\"title\": \"Another\"}", author);

        assertThat(told())
                .last()
                .isInstanceOfSatisfying(
                        PostEdited.class, event -> assertThat(event.topicIds()).hasSize(2));
    }

    @Test
    void an_edit_that_changes_nothing_is_not_told_and_keeps_the_version() {
        var post = write(true);

        assertThat(edit(post, """
                {"title": "Title", "topics": ["work", "sleep"]}
                """, author)).isEqualTo(post);
        assertThat(told()).hasSize(1);
    }

    @Test
    void an_edit_needs_the_current_version_and_valid_content() {
        var post = write(true);

        assertProblem(() -> authoring.edit(post.id(), json.readTree("{}"), new IfMatch("\"7\""), author), 412);
        assertProblem(() -> edit(post, """
                {"topics": ["nonesuch"]}
                """, author), 422);
        assertThatThrownBy(() -> edit(post, """
                {"title": null}
                """, author)).isInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void a_draft_is_deleted_for_good() {
        var draft = write(false);
        assertProblem(() -> authoring.delete(draft.id(), new IfMatch("\"7\""), author), 412);

        authoring.delete(draft.id(), new IfMatch("\"0\""), author);

        assertProblem(() -> reader.get(draft.id(), author), 404);
        assertThat(jdbc.sql("select count(*) from post.post where id = :id")
                        .param("id", draft.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(told()).isEmpty();
    }

    @Test
    void a_published_post_is_withdrawn() {
        var post = write(true);
        assertThat(topicsIndexed(post)).containsExactly("sleep", "work");

        authoring.delete(post.id(), ANY, author);

        assertProblem(() -> reader.get(post.id(), author), 404);
        assertProblem(() -> authoring.delete(post.id(), ANY, author), 404);
        assertProblem(() -> authoring.publish(post.id(), ANY, author), 404);
        assertThat(told())
                .last()
                .isInstanceOfSatisfying(
                        PostWithdrawn.class,
                        event -> assertThat(event.meta().aggregateVersion()).isOne());
        assertThat(topicsIndexed(post)).isEmpty();
    }

    @Test
    void characters_are_counted_as_the_database_counts_them() {
        var longest = new NewPost("😀".repeat(200), "😀".repeat(50_000), List.of("work"), true);

        var post = authoring.write(longest, author);

        assertThat(reader.get(post.id(), other).body()).isEqualTo(longest.body());
    }

    private PostView write(@Nullable Boolean publish) {
        return authoring.write(new NewPost("Title", "Body", List.of("work", "sleep"), publish), author);
    }

    private PostView edit(PostView post, String patch, Caller caller) {
        return authoring.edit(post.id(), json.readTree(patch), new IfMatch("\"" + post.version() + "\""), caller);
    }

    private List<DomainEvent> told() {
        return MODULE.events().all();
    }

    private List<String> topicsIndexed(PostView post) {
        return jdbc.sql("""
                        select t.slug from post.post_by_topic i join post.topic_ref t on t.id = i.topic_id
                        where i.post_id = :id order by t.slug
                        """)
                .param("id", post.id())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void assertProblem(Runnable action, int status) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(status));
    }

    @Test
    void a_merged_topic_is_written_in_under_the_other_and_parts_again() {
        var gone = UUID.randomUUID();
        var sleepId = jdbc.sql("select id from post.topic_ref where slug = 'sleep'")
                .query(UUID.class)
                .single();
        var state = TopicStates.active("nights", "Nights");
        tell(gone, 0, state);
        tell(gone, 1, TopicStates.merged(state, sleepId, Instant.now()));

        var post = authoring.write(new NewPost("Title", "Body", List.of("nights", "sleep"), true), author);
        assertThat(post.topics()).extracting(topic -> topic.slug()).containsExactly("sleep");
        var edited = edit(post, "{\"title\": \"Another\"}", author);
        assertThat(edited.topics()).isEqualTo(post.topics());

        tell(gone, 2, state);
        assertThat(edit(edited, "{\"title\": \"A third\"}", author).topics())
                .extracting(topic -> topic.slug())
                .containsExactly("nights", "sleep");
    }

    @Test
    void nothing_new_is_written_in_an_archived_topic() {
        tell(UUID.randomUUID(), 0, TopicStates.archived(TopicStates.active("closed", "Closed")));

        assertThatThrownBy(() -> authoring.write(new NewPost("Title", "Body", List.of("closed"), true), author))
                .hasMessageContaining("topics that exist");
    }

    private void topic(String slug, String title) {
        tell(UUID.randomUUID(), 0, TopicStates.active(slug, title));
    }

    private void tell(UUID topic, long version, TopicState state) {
        TOPICS.add(topic);
        MODULE.listeners().on(new TopicChanged(EventMeta.of(topic, version, Instant.now()), state));
    }
}
