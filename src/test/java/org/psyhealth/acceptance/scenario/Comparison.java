package org.psyhealth.acceptance.scenario;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.psyhealth.acceptance.scenario.Difference.Kind;
import org.psyhealth.acceptance.scenario.Ledger.Reaction;
import org.psyhealth.acceptance.scenario.PostState.Gone;

/**
 * Compares everyone's view with the ledger, and derived data (counts, recommendations) with the observed facts, so that
 * the observed outcome of a write without a response is accepted.
 */
final class Comparison {

    private final Ledger ledger;
    private final Observation seen;
    private final List<Difference> differences = new ArrayList<>();

    Comparison(Ledger ledger, Observation seen) {
        this.ledger = ledger;
        this.seen = seen;
    }

    List<Difference> differences() {
        ledger.registrations().forEach(this::compareProfile);
        ledger.posts().forEach(this::comparePost);
        compareListedPosts();
        ledger.follows()
                .forEach((follow, subject) -> compareRelation(
                        subject,
                        seen.of(follow.person()).follows().contains(follow.topic()),
                        List.of(follow.person().id().toString(), follow.topic())));
        ledger.reactions().forEach((reaction, subject) -> {
            if (isPublished(reaction.post())) {
                compareRelation(
                        subject,
                        seen.of(reaction.person()).reactions().contains(reaction),
                        List.of(
                                reaction.person().id().toString(),
                                reaction.post().toString()));
            }
        });
        compareUnwrittenRelations();
        seen.posts().values().forEach(this::compareReactionCounts);
        compareTopicCounts();
        seen.people().keySet().forEach(this::compareRecommendations);
        ledger.refusedReactions().stream()
                .filter(refused -> isPublished(refused.post().id()))
                .forEach(refused -> add(
                        Kind.ANSWER,
                        "%s could not react to %s, which is published"
                                .formatted(refused.person(), refused.post().subject()),
                        List.of(refused.answer().toString()),
                        List.of(refused.post().id().toString())));
        return differences;
    }

    private void compareProfile(Identity person, String memberSince) {
        var now = seen.of(person).memberSince();
        if (!now.equals(memberSince)) {
            add(
                    Kind.LOST,
                    "%s was a member since %s, and is now since %s".formatted(person, memberSince, now),
                    List.of(),
                    List.of(person.id().toString()));
        }
    }

    private void comparePost(LedgerPost post) {
        var id = post.knownId();
        if (id == null) {
            compareUnansweredPost(post);
            return;
        }
        var observed = seen.posts().get(id);
        var possible = post.subject().possible();
        var matches = observed == null
                ? possible.contains(Gone.WITHDRAWN)
                : possible.contains(observed.state())
                        && observed.author().equals(post.author().id());
        if (!matches) {
            add(
                    Kind.LOST,
                    "%s (%s) is %s instead of %s".formatted(post.subject(), id, observed, possible),
                    post.subject().history(),
                    List.of(id.toString()));
        }
    }

    private void compareUnansweredPost(LedgerPost post) {
        var copies = seen.posts().values().stream()
                .filter(observed -> post.subject().possible().contains(observed.state()))
                .filter(observed -> observed.author().equals(post.author().id()))
                .count();
        if (copies > 1) {
            add(
                    Kind.DOUBLED,
                    "%s is there %d times".formatted(post.subject(), copies),
                    post.subject().history(),
                    List.of());
        }
    }

    private void compareListedPosts() {
        var known = ledger.posts().stream().map(LedgerPost::knownId).collect(Collectors.toCollection(HashSet::new));
        var unanswered = ledger.posts().stream()
                .filter(post -> post.knownId() == null)
                .flatMap(post -> post.subject().possible().stream())
                .collect(Collectors.toSet());
        seen.posts().forEach((id, post) -> {
            if (!known.contains(id) && !unanswered.contains(post.state())) {
                add(Kind.DOUBLED, "nobody wrote post " + post, List.of(), List.of(id.toString()));
            }
            var times = seen.listed().stream().filter(id::equals).count();
            if (times != (post.state().published() ? 1 : 0)) {
                add(Kind.LOST, "post %s is listed %d times".formatted(post, times), List.of(), List.of(id.toString()));
            }
        });
    }

    private void compareRelation(Subject<Boolean> subject, boolean there, List<String> clue) {
        if (!subject.possible().contains(there)) {
            add(
                    there ? Kind.DOUBLED : Kind.LOST,
                    "%s is %s instead of %s".formatted(subject, there, subject.possible()),
                    subject.history(),
                    clue);
        }
    }

    private void compareUnwrittenRelations() {
        seen.people().forEach((person, view) -> {
            view.follows().stream()
                    .filter(topic -> !ledger.follows().containsKey(new Ledger.Follow(person, topic)))
                    .forEach(topic -> add(
                            Kind.DOUBLED,
                            "%s follows %s without having asked for it".formatted(person, topic),
                            List.of(),
                            List.of(person.id().toString())));
            view.reactions().stream()
                    .filter(reaction -> !ledger.reactions().containsKey(reaction))
                    .forEach(reaction -> add(
                            Kind.DOUBLED,
                            "%s was never given".formatted(reaction),
                            List.of(),
                            List.of(person.id().toString(), reaction.post().toString())));
        });
    }

    private void compareReactionCounts(ObservedPost post) {
        if (!post.state().published()) {
            return;
        }
        var given = reactions().stream()
                .filter(reaction -> reaction.post().equals(post.id()))
                .collect(groupingBy(Reaction::kind, Collectors.summingInt(reaction -> 1)));
        post.reactions().forEach((kind, total) -> {
            if (!total.equals(given.getOrDefault(kind, 0))) {
                add(
                        Kind.COUNT,
                        "post %s shows %d of %s, but %d people gave it"
                                .formatted(post.id(), total, kind, given.getOrDefault(kind, 0)),
                        List.of(),
                        List.of(post.id().toString()));
            }
        });
    }

    private void compareTopicCounts() {
        seen.topics().forEach((slug, topic) -> {
            var posts = seen.posts().values().stream()
                    .filter(post ->
                            post.state().published() && post.state().topics().contains(slug))
                    .count();
            if (posts != topic.postCount()) {
                add(
                        Kind.COUNT,
                        "topic %s counts %d posts instead of %d".formatted(slug, topic.postCount(), posts),
                        List.of(),
                        List.of(topic.id().toString()));
            }
        });
    }

    private void compareRecommendations(Identity person) {
        var view = seen.of(person);
        var reacted = view.reactions().stream().map(Reaction::post).collect(Collectors.toSet());
        var expected = seen.posts().values().stream()
                .filter(post -> post.state().published() && !post.author().equals(person.id()))
                .filter(post -> post.state().topics().stream().anyMatch(view.follows()::contains))
                .map(ObservedPost::id)
                .filter(id -> !reacted.contains(id))
                .collect(Collectors.toSet());
        compareSets(person, expected, view.recommended());
    }

    private void compareSets(Identity person, Collection<UUID> expected, List<UUID> recommended) {
        var missing = new HashSet<>(expected);
        recommended.forEach(missing::remove);
        missing.forEach(id -> add(
                Kind.RECOMMENDATION,
                "post %s is not recommended to %s".formatted(id, person),
                List.of(),
                List.of(id.toString(), person.id().toString())));
        recommended.stream()
                .collect(groupingBy(id -> id, Collectors.counting()))
                .forEach((id, times) -> {
                    if (times > 1 || !expected.contains(id)) {
                        add(
                                Kind.RECOMMENDATION,
                                "post %s is recommended to %s %d times instead of %d"
                                        .formatted(id, person, times, expected.contains(id) ? 1 : 0),
                                List.of(),
                                List.of(id.toString(), person.id().toString()));
                    }
                });
    }

    private List<Reaction> reactions() {
        return seen.people().values().stream()
                .flatMap(view -> view.reactions().stream())
                .toList();
    }

    private boolean isPublished(UUID post) {
        var observed = seen.posts().get(post);
        return observed != null && observed.state().published();
    }

    private void add(Kind kind, String what, List<String> history, List<String> clue) {
        differences.add(new Difference(kind, what, history, clue.isEmpty() ? List.of() : List.of(clue)));
    }
}
