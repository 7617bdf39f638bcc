package org.psyhealth.acceptance.scenario;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.psyhealth.acceptance.scenario.Difference.Kind;
import org.psyhealth.acceptance.scenario.Ledger.ReadMark;
import org.psyhealth.acceptance.scenario.ObservedNotification.Key;

/**
 * Compares every inbox with the rule: a welcome; a post of others if and only if it is published and the newest follow
 * of one of its topics covers the time of its publication; and each person with at least one reaction to a post of
 * one's own, once for each post. Notifications marked as read have kept their read mark and their id.
 */
final class InboxComparison {

    private final Ledger ledger;
    private final Observation seen;
    private final FollowTimes follows;
    private final List<Difference> differences = new ArrayList<>();

    InboxComparison(Ledger ledger, Observation seen, FollowTimes follows) {
        this.ledger = ledger;
        this.seen = seen;
        this.follows = follows;
    }

    List<Difference> differences() {
        for (var person : seen.people().keySet()) {
            compareInbox(person);
        }
        ledger.readMarks().stream()
                .filter(mark -> seen.people().containsKey(mark.reader()))
                .forEach(this::compareReadMark);
        return differences;
    }

    private void compareInbox(Identity person) {
        var view = seen.of(person);
        var expected = new HashSet<Key>();
        expected.add(new Key(ObservedNotification.WELCOME, person.id(), null));
        expected.addAll(newPosts(person));
        expected.addAll(reactions(person));
        var shown = view.inbox().stream().collect(groupingBy(ObservedNotification::key, Collectors.counting()));
        expected.stream()
                .filter(key -> !shown.containsKey(key))
                .forEach(key -> add(Kind.NOT_TOLD, "%s was not told of %s".formatted(person, key), person, key));
        shown.forEach((key, times) -> {
            if (!expected.contains(key)) {
                add(Kind.TOLD_WRONGLY, "%s was told of %s".formatted(person, key), person, key);
            } else if (times > 1) {
                add(Kind.DOUBLED, "%s was told of %s %d times".formatted(person, key, times), person, key);
            }
        });
        var unread = view.inbox().stream().filter(item -> item.readAt() == null).count();
        if (unread != view.unread()) {
            differences.add(Difference.of(
                    Kind.COUNT, "%s has %d unread, and is told %d".formatted(person, unread, view.unread())));
        }
    }

    private List<Key> newPosts(Identity person) {
        return seen.posts().values().stream()
                .filter(post -> post.state().published() && !post.author().equals(person.id()))
                .filter(post -> follows.covers(person.id(), topicsOf(post), post.publishedAt()))
                .map(post -> new Key(ObservedNotification.NEW_POST, post.id(), null))
                .toList();
    }

    private List<Key> reactions(Identity person) {
        return seen.people().values().stream()
                .flatMap(view -> view.reactions().stream())
                .filter(reaction -> isBy(person, reaction.post()))
                .map(reaction -> new Key(ObservedNotification.REACTION, reaction.post(), reaction.person()))
                .distinct()
                .toList();
    }

    private boolean isBy(Identity person, UUID post) {
        var observed = seen.posts().get(post);
        return observed != null && observed.author().equals(person.id());
    }

    private void compareReadMark(ReadMark mark) {
        var key = mark.notification().key();
        if (!key.isComplete()) {
            return;
        }
        var now = seen.of(mark.reader()).inbox().stream()
                .filter(item -> item.key().equals(key))
                .toList();
        if (!now.isEmpty()
                && now.stream()
                        .noneMatch(item -> item.id().equals(mark.notification().id()) && item.readAt() != null)) {
            add(
                    Kind.READ_MARK,
                    "%s marked %s at %s, and sees %s".formatted(mark.reader(), mark.notification(), mark.at(), now),
                    mark.reader(),
                    key);
        }
    }

    private List<UUID> topicsOf(ObservedPost post) {
        return post.state().topics().stream()
                .map(slug -> Objects.requireNonNull(seen.topics().get(slug)).id())
                .toList();
    }

    private void add(Kind kind, String what, Identity person, Key key) {
        var history = new ArrayList<String>();
        var clues = new ArrayList<List<String>>();
        clues.add(List.of(person.id().toString(), key.target().toString()));
        var post = seen.posts().get(key.target());
        if (post != null) {
            history.add("now " + post);
            clues.add(List.of(post.id().toString(), "\"publishedAt\""));
        }
        if (post != null && key.kind().equals(ObservedNotification.NEW_POST)) {
            history.add("newest follows: " + follows.describe(person.id(), topicsOf(post)));
            for (var topic : topicsOf(post)) {
                clues.add(List.of(person.id().toString(), topic.toString()));
            }
            post.state()
                    .topics()
                    .forEach(
                            topic -> history.addAll(ledger.follow(person, topic).history()));
        }
        var actor = key.actor();
        if (actor != null) {
            clues.add(List.of(actor.id().toString(), key.target().toString()));
            ledger.reactions().forEach((reaction, subject) -> {
                if (reaction.person().equals(actor) && reaction.post().equals(key.target())) {
                    history.addAll(subject.history());
                }
            });
        }
        ledger.posts().stream()
                .filter(candidate -> key.target().equals(candidate.knownId()))
                .forEach(candidate -> history.addAll(candidate.subject().history()));
        differences.add(new Difference(kind, what, history, clues));
    }

    /** The differences between the inboxes before and after the replay; there must be none. */
    static List<Difference> between(Observation before, Observation after) {
        var differences = new ArrayList<Difference>();
        before.people().forEach((person, view) -> {
            var now = byId(after.of(person).inbox());
            var then = byId(view.inbox());
            then.forEach((id, item) -> {
                if (!item.equals(now.get(id))) {
                    differences.add(replayed(person, item.key(), item + " became " + now.get(id)));
                }
            });
            now.forEach((id, item) -> {
                if (!then.containsKey(id)) {
                    differences.add(replayed(person, item.key(), item + " is new"));
                }
            });
        });
        return differences;
    }

    private static Difference replayed(Identity person, Key key, String what) {
        return new Difference(
                Kind.REPLAY,
                "in the inbox of %s, %s".formatted(person, what),
                List.of(),
                List.of(List.of(person.id().toString(), key.target().toString())));
    }

    private static Map<UUID, ObservedNotification> byId(List<ObservedNotification> inbox) {
        var items = new HashMap<UUID, ObservedNotification>();
        inbox.forEach(item -> items.put(item.id(), item));
        return items;
    }
}
