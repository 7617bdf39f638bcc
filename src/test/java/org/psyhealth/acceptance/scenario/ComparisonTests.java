package org.psyhealth.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.acceptance.scenario.Difference.Kind;
import org.psyhealth.acceptance.scenario.FollowTimes.Pair;
import org.psyhealth.acceptance.scenario.FollowTimes.Period;
import org.psyhealth.acceptance.scenario.Ledger.Reaction;
import org.psyhealth.acceptance.scenario.Ledger.ReadMark;
import org.psyhealth.acceptance.scenario.Observation.ObservedPerson;
import org.psyhealth.acceptance.scenario.Observation.ObservedTopic;
import org.psyhealth.acceptance.scenario.ObservedNotification.Key;
import org.psyhealth.acceptance.scenario.PostState.Readable;

/** The comparison finds each kind of fault, and none in a correct system. */
class ComparisonTests {

    private static final Random RANDOM = new Random(7);
    private static final Identity AUTHOR = Identity.of(1, RANDOM);
    private static final Identity READER = Identity.of(2, RANDOM);
    private static final UUID POST = new UUID(1, 1);
    private static final UUID TOPIC = new UUID(2, 2);
    private static final String SLUG = "calm";
    private static final Readable CONTENT = new Readable(true, "title", "text", List.of(SLUG));
    private static final Instant PUBLISHED = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SINCE = "2026-03-01T09:00:00Z";

    private final Ledger ledger = new Ledger();
    private final Map<UUID, ObservedPost> posts = new HashMap<>();
    private final List<UUID> listed = new ArrayList<>(List.of(POST));
    private final List<ObservedNotification> told = new ArrayList<>();
    private final List<ObservedNotification> authorTold = new ArrayList<>();
    private Set<String> follows = Set.of(SLUG);
    private Set<Reaction> reactions = Set.of(new Reaction(READER, POST, "hug"));
    private List<UUID> recommended = List.of();
    private long counted = 1;
    private Period followed = new Period(PUBLISHED.minusSeconds(60), Instant.MAX);

    @BeforeEach
    void everything_is_as_it_was_acknowledged() {
        ledger.registered(AUTHOR, SINCE);
        ledger.registered(READER, SINCE);
        var post = new LedgerPost(AUTHOR, CONTENT.title());
        post.answered(answer(201));
        post.subject().write("write", CONTENT, answer(201), true);
        ledger.add(post);
        ledger.follow(READER, SLUG).write("follow", true, answer(204), true);
        ledger.reaction(READER, post, "hug").write("react", true, answer(204), true);
        posts.put(POST, new ObservedPost(POST, AUTHOR.id(), CONTENT, PUBLISHED, Map.of("hug", 1, "thanks", 0)));
        told.add(notification(1, new Key(ObservedNotification.WELCOME, READER.id(), null)));
        told.add(notification(2, new Key(ObservedNotification.NEW_POST, POST, null)));
        authorTold.add(notification(3, new Key(ObservedNotification.WELCOME, AUTHOR.id(), null)));
        authorTold.add(notification(4, new Key(ObservedNotification.REACTION, POST, READER)));
    }

    @Test
    void a_system_that_shows_what_it_acknowledged_differs_in_nothing() {
        assertThat(compare()).isEmpty();
    }

    @Test
    void a_post_that_is_gone_is_lost() {
        posts.clear();
        listed.clear();
        assertThat(kinds()).contains(Kind.LOST);
    }

    @Test
    void an_edit_that_was_undone_is_lost() {
        var wanted = new Readable(true, "better title", "text", List.of(SLUG));
        ledger.posts().getFirst().subject().write("edit", wanted, answer(200), true);
        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void an_edit_that_nobody_answered_may_have_happened_or_not() {
        var wanted = new Readable(true, "better title", "text", List.of(SLUG));
        ledger.posts().getFirst().subject().write("edit", wanted, answer(0), false);
        assertThat(compare()).isEmpty();
        posts.put(POST, new ObservedPost(POST, AUTHOR.id(), wanted, PUBLISHED, Map.of("hug", 1)));
        assertThat(compare()).isEmpty();
    }

    @Test
    void a_post_that_nobody_wrote_is_a_double() {
        var copy = new UUID(1, 2);
        posts.put(copy, new ObservedPost(copy, AUTHOR.id(), CONTENT, PUBLISHED.minusSeconds(90), Map.of()));
        listed.add(copy);
        counted = 2;
        recommended = List.of(copy);
        assertThat(kinds()).containsExactly(Kind.DOUBLED);
    }

    @Test
    void a_follow_and_a_reaction_that_are_not_there_are_lost() {
        follows = Set.of();
        reactions = Set.of();
        assertThat(kinds()).contains(Kind.LOST, Kind.COUNT);
    }

    @Test
    void a_topic_that_counts_wrongly_is_found() {
        counted = 2;
        assertThat(kinds()).containsExactly(Kind.COUNT);
    }

    @Test
    void a_recommendation_of_a_post_that_was_reacted_to_is_found() {
        recommended = List.of(POST);
        assertThat(kinds()).containsExactly(Kind.RECOMMENDATION);
    }

    @Test
    void a_follower_who_was_not_told_is_found() {
        told.removeLast();
        assertThat(kinds()).containsExactly(Kind.NOT_TOLD);
    }

    @Test
    void whoever_followed_later_or_left_before_was_told_wrongly() {
        followed = new Period(PUBLISHED.plusMillis(1), Instant.MAX);
        assertThat(kinds()).containsExactly(Kind.TOLD_WRONGLY);
        followed = new Period(PUBLISHED.minusSeconds(5), PUBLISHED);
        assertThat(kinds()).containsExactly(Kind.TOLD_WRONGLY);
        followed = new Period(PUBLISHED, PUBLISHED.plusNanos(1));
        assertThat(compare()).isEmpty();
    }

    @Test
    void a_notification_that_is_there_twice_is_found() {
        authorTold.add(notification(5, new Key(ObservedNotification.REACTION, POST, READER)));
        assertThat(kinds()).containsExactly(Kind.DOUBLED);
    }

    @Test
    void a_read_mark_that_is_gone_is_found() {
        ledger.add(new ReadMark(READER, told.getLast(), Instant.now()));
        assertThat(kinds()).containsExactly(Kind.READ_MARK);
    }

    @Test
    void a_replay_that_changes_an_id_is_found() {
        var before = seen();
        told.set(1, notification(6, told.get(1).key()));
        assertThat(InboxComparison.between(before, before)).isEmpty();
        assertThat(InboxComparison.between(before, seen()))
                .extracting(Difference::kind)
                .containsExactly(Kind.REPLAY, Kind.REPLAY);
    }

    private List<Kind> kinds() {
        return compare().stream().map(Difference::kind).distinct().toList();
    }

    private List<Difference> compare() {
        var differences = new ArrayList<>(new Comparison(ledger, seen()).differences());
        var times = new FollowTimes(Map.of(new Pair(TOPIC, READER.id()), followed));
        differences.addAll(new InboxComparison(ledger, seen(), times).differences());
        return differences;
    }

    private Observation seen() {
        return new Observation(
                Map.copyOf(posts),
                List.copyOf(listed),
                Map.of(SLUG, new ObservedTopic(TOPIC, counted)),
                Map.of(
                        AUTHOR, person(Set.of(), Set.of(), authorTold, List.of()),
                        READER, person(follows, reactions, told, recommended)));
    }

    private static ObservedPerson person(
            Set<String> follows, Set<Reaction> reactions, List<ObservedNotification> inbox, List<UUID> recommended) {
        var unread = inbox.stream().filter(item -> item.readAt() == null).count();
        return new ObservedPerson(SINCE, follows, reactions, List.copyOf(inbox), unread, recommended);
    }

    private static ObservedNotification notification(int number, Key key) {
        return new ObservedNotification(new UUID(9, number), key, "", PUBLISHED, null);
    }

    private static Answer answer(int status) {
        return new Answer(
                status, "{\"id\":\"%s\"}".formatted(POST), "etag", List.of(), List.of(String.valueOf(status)));
    }
}
