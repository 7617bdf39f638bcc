package org.psyhealth.post.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.follow.events.MemberBlocked;
import org.psyhealth.follow.events.MemberMuted;
import org.psyhealth.follow.events.MemberUnblocked;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.TopicStates;
import org.psyhealth.topic.events.TopicCreated;
import org.springframework.jdbc.support.SqlArrayValue;

/** To two people of whom one blocks the other, the posts of the other do not exist, however old they are. */
class BlockedAuthorsIT {

    private static final ModuleContext MODULE = ModuleContext.of("post");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123456Z");

    private final PostReader reader = MODULE.get(PostReader.class);
    private final PostLists lists = MODULE.get(PostLists.class);
    private final Caller caller = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));
    private final UUID author = UUID.randomUUID();
    private final UUID topic = UUID.randomUUID();

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @BeforeEach
    void nothing_but_a_topic() {
        MODULE.empty();
        receive(new TopicCreated(EventMeta.of(topic, 0, NOW), TopicStates.active("sleep", "Sleep")));
    }

    @Test
    void neither_sees_the_posts_of_the_other_until_the_block_ends() {
        var theirs = post(author);
        var mine = post(caller.id());
        var other = post(UUID.randomUUID());
        var blocked = new Caller(author, Set.of(Role.MEMBER));

        receive(block(1, caller.id(), author));

        assertHidden(theirs, author, caller);
        assertHidden(mine, caller.id(), blocked);
        assertThat(shown(null, caller)).containsExactly(other, mine);
        assertThat(shown(null, blocked)).containsExactly(other, theirs);
        var moderator = new Caller(caller.id(), Set.of(Role.MODERATOR));
        assertThat(reader.get(theirs, moderator).id()).isEqualTo(theirs);
        assertThat(shown(author, moderator)).containsExactly(theirs);

        receive(unblock(2, caller.id(), author), block(1, caller.id(), author));

        assertThat(reader.get(theirs, caller).id()).isEqualTo(theirs);
        assertThat(shown(null, caller)).containsExactly(other, mine, theirs);
    }

    @Test
    void a_block_of_both_ends_when_both_end_it() {
        var theirs = post(author);
        receive(block(1, caller.id(), author), block(1, author, caller.id()), unblock(2, caller.id(), author));

        assertHidden(theirs, author, caller);

        receive(unblock(2, author, caller.id()));
        assertThat(shown(author, caller)).containsExactly(theirs);
    }

    @Test
    void a_muted_author_can_be_read() {
        var theirs = post(author);
        receive(new MemberMuted(
                EventMeta.ofRelation(1, NOW, caller.id(), author, "mute"), caller.id(), author, NOW, null, List.of()));

        assertThat(reader.get(theirs, caller).id()).isEqualTo(theirs);
        assertThat(shown(author, caller)).containsExactly(theirs);
    }

    private void assertHidden(UUID post, UUID author, Caller reader) {
        assertThatThrownBy(() -> this.reader.get(post, reader))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(404));
        assertThat(shown(author, reader)).isEmpty();
    }

    private List<UUID> shown(@Nullable UUID author, Caller reader) {
        var all = ids(null, author, reader);
        assertThat(ids("sleep", author, reader)).isEqualTo(all);
        return all;
    }

    private List<UUID> ids(@Nullable String topic, @Nullable UUID author, Caller reader) {
        return lists.published(topic, author, Pagings.of(20, null), reader).items().stream()
                .map(PostSummary::id)
                .toList();
    }

    private static void receive(DomainEvent... events) {
        for (var event : events) {
            MODULE.listeners().on(event);
        }
    }

    private static MemberBlocked block(long version, UUID blocker, UUID member) {
        return new MemberBlocked(
                EventMeta.ofRelation(version, NOW, blocker, member, "block"), blocker, member, NOW, List.of());
    }

    private static MemberUnblocked unblock(long version, UUID blocker, UUID member) {
        return new MemberUnblocked(
                EventMeta.ofRelation(version, NOW, blocker, member, "block"), blocker, member, NOW, NOW, List.of());
    }

    private int posts;

    private UUID post(UUID author) {
        var id = UuidV7.next();
        MODULE.jdbc()
                .sql("""
                        insert into post.post (id, version, author_id, status, title, body, excerpt, topic_ids,
                            created_at, published_at)
                        values (:id, 0, :author, 'PUBLISHED', 'Title', 'Body', 'Excerpt', :topics, now(), :at)
                        """)
                .param("id", id)
                .param("author", author)
                .param("topics", new SqlArrayValue("uuid", topic))
                .param("at", NOW.plusSeconds(++posts).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
