package org.psyhealth.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
import org.psyhealth.follow.events.Period;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.topic.events.TopicFollowed;

/** What the inbox of a person tells of somebody who blocks them, whom they block, or whom they mute. */
class SilenceIT {

    private static final ModuleContext MODULE = ModuleContext.of("notification");

    private final InboxQueries inbox = MODULE.get(InboxQueries.class);
    private final Caller reader = new Caller(UuidV7.next(), Set.of(Role.MEMBER));
    private final UUID writer = UuidV7.next();
    private final UUID topic = UuidV7.next();
    private final UUID readersPost = UuidV7.next();
    private Instant start = Instant.EPOCH;

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @BeforeEach
    void a_follower_of_a_topic() {
        MODULE.empty();
        start = MODULE.clock().instant();
        receive(new TopicFollowed(EventMeta.ofRelation(1, start, topic, reader.id()), topic, reader.id(), start));
    }

    @Test
    void a_block_hides_what_was_told_and_its_end_restores_it_without_telling_late() {
        for (var blocksTheReader : List.of(true, false)) {
            a_follower_of_a_topic();
            var blocker = blocksTheReader ? writer : reader.id();
            var member = blocksTheReader ? reader.id() : writer;
            var before = post(at(1));
            react("hug", at(2));

            receive(block(1, blocker, member, at(10)));
            assertThat(told()).isEmpty();
            assertThat(inbox.unreadCount(reader)).isZero();
            var during = post(at(11));
            react("support", at(12));

            MODULE.clock().advance(Duration.ofMinutes(1));
            receive(unblock(2, blocker, member, at(10), at(20)));
            assertThat(told()).containsExactly(readersPost, before);
            assertThat(inbox.unreadCount(reader)).isEqualTo(2);
            var after = post(at(21));
            assertThat(told()).containsExactly(after, readersPost, before);

            receive(block(3, blocker, member, at(30), new Period(at(10), at(20))));
            receive(unblock(4, blocker, member, at(30), at(40), new Period(at(10), at(20))));
            assertThat(told())
                    .as("a second block makes nothing of the first one news")
                    .containsExactly(after, readersPost, before)
                    .doesNotContain(during);
        }
    }

    @Test
    void a_block_that_arrives_late_takes_back_what_it_should_have_prevented() {
        post(at(11));
        react("hug", at(12));
        assertThat(told()).hasSize(2);

        receive(unblock(2, reader.id(), writer, at(10), at(20)));

        assertThat(told()).isEmpty();
        receive(block(1, reader.id(), writer, at(10)));
        assertThat(told()).isEmpty();
    }

    @Test
    void a_mute_is_for_the_one_who_mutes_and_ends_by_itself() {
        var before = post(at(1));
        receive(mute(reader.id(), writer, at(10), at(20)));
        MODULE.clock().advance(Duration.ofSeconds(15));
        post(at(11));
        assertThat(told()).isEmpty();

        MODULE.clock().advance(Duration.ofSeconds(5));
        assertThat(told()).containsExactly(before);
        var after = post(at(20));
        assertThat(told()).containsExactly(after, before);
    }

    @Test
    void whoever_is_muted_still_hears() {
        receive(mute(writer, reader.id(), start, null));
        var post = post(at(11));
        react("hug", at(12));

        assertThat(told()).containsExactly(readersPost, post);
    }

    @Test
    void a_reaction_given_after_a_mute_is_told_although_an_older_one_was_not() {
        receive(mute(reader.id(), writer, at(10), at(20)));
        react("hug", at(11));
        MODULE.clock().advance(Duration.ofSeconds(30));
        assertThat(told()).isEmpty();

        react("thanks", at(25));

        assertThat(inbox.list(reader, Pagings.of(20, null)).items())
                .singleElement()
                .satisfies(item -> assertThat(item.createdAt()).isEqualTo(at(25)));
    }

    private Instant at(int seconds) {
        return start.plusSeconds(seconds);
    }

    private List<UUID> told() {
        return inbox.list(reader, Pagings.of(20, null)).items().stream()
                .map(item -> item.target().id())
                .toList();
    }

    private static void receive(DomainEvent event) {
        MODULE.listeners().on(event);
    }

    private UUID post(Instant at) {
        var post = UuidV7.next();
        receive(new PostPublished(EventMeta.of(post, 0, at), writer, "Title", List.of(topic), at));
        return post;
    }

    private void react(String kind, Instant at) {
        receive(new PostReacted(
                EventMeta.ofRelation(1, at, readersPost, writer, kind), readersPost, writer, reader.id(), kind, at));
    }

    private static MemberBlocked block(long version, UUID blocker, UUID member, Instant since, Period... earlier) {
        return new MemberBlocked(
                EventMeta.ofRelation(version, since, blocker, member, "block"),
                blocker,
                member,
                since,
                List.of(earlier));
    }

    private static MemberUnblocked unblock(
            long version, UUID blocker, UUID member, Instant since, Instant until, Period... earlier) {
        return new MemberUnblocked(
                EventMeta.ofRelation(version, until, blocker, member, "block"),
                blocker,
                member,
                since,
                until,
                List.of(earlier));
    }

    private static MemberMuted mute(UUID muter, UUID member, Instant since, @Nullable Instant until) {
        return new MemberMuted(
                EventMeta.ofRelation(1, since, muter, member, "mute"), muter, member, since, until, List.of());
    }
}
