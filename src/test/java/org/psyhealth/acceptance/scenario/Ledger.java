package org.psyhealth.acceptance.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every write and the server's response. */
final class Ledger {

    private final Map<Identity, String> registrations = new ConcurrentHashMap<>();
    private final List<LedgerPost> posts = new CopyOnWriteArrayList<>();
    private final Map<Follow, Subject<Boolean>> follows = new ConcurrentHashMap<>();
    private final Map<Reaction, Subject<Boolean>> reactions = new ConcurrentHashMap<>();
    private final Queue<ReadMark> readMarks = new ConcurrentLinkedQueue<>();
    private final Queue<RefusedReaction> refusedReactions = new ConcurrentLinkedQueue<>();
    private final Map<String, Surprise> surprises = new ConcurrentHashMap<>();

    /** A person has read the own profile for the first time. */
    void registered(Identity person, String memberSince) {
        registrations.put(person, memberSince);
    }

    /** The {@code memberSince} of registered people, from the first response. */
    Map<Identity, String> registrations() {
        return registrations;
    }

    void add(LedgerPost post) {
        posts.add(post);
    }

    List<LedgerPost> posts() {
        return posts;
    }

    Subject<Boolean> follow(Identity person, String topic) {
        return follows.computeIfAbsent(
                new Follow(person, topic), follow -> new Subject<>("follow of " + topic + " by " + person, false));
    }

    Map<Follow, Subject<Boolean>> follows() {
        return follows;
    }

    Subject<Boolean> reaction(Identity person, LedgerPost post, String kind) {
        return reactions.computeIfAbsent(
                new Reaction(person, post.id(), kind),
                reaction -> new Subject<>(kind + " of " + person + " to " + post.subject(), false));
    }

    Map<Reaction, Subject<Boolean>> reactions() {
        return reactions;
    }

    void add(ReadMark mark) {
        readMarks.add(mark);
    }

    /** The notifications that their recipients have marked as read, by acknowledged requests. */
    List<ReadMark> readMarks() {
        return List.copyOf(readMarks);
    }

    /** A reaction was answered with 404: correct only if the post is withdrawn. */
    void refused(Identity person, LedgerPost post, Answer answer) {
        refusedReactions.add(new RefusedReaction(person, post, answer));
    }

    List<RefusedReaction> refusedReactions() {
        return List.copyOf(refusedReactions);
    }

    /** Records the first occurrence of an unexpected response. */
    void surprise(String what, String... clue) {
        surprises.putIfAbsent(what, new Surprise(what, Instant.now(), List.of(clue)));
    }

    List<Surprise> surprises() {
        return List.copyOf(surprises.values());
    }

    /** A person and a topic's slug. */
    record Follow(Identity person, String topic) {}

    /** A person, a post and the kind's name in the API. */
    record Reaction(Identity person, UUID post, String kind) {}

    /** A notification, as it was before its recipient marked it as read. */
    record ReadMark(Identity reader, ObservedNotification notification, Instant at) {}

    record RefusedReaction(Identity person, LedgerPost post, Answer answer) {}

    /**
     * An unexpected response of the server.
     *
     * @param clue texts to find it in the logs
     */
    record Surprise(String what, Instant at, List<String> clue) {}

    @Override
    public String toString() {
        return "ledger of %d people, %d posts, %d follows, %d reactions, %d read marks, %d surprises"
                .formatted(
                        registrations.size(),
                        posts.size(),
                        follows.size(),
                        reactions.size(),
                        readMarks.size(),
                        surprises.size());
    }
}
