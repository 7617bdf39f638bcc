package org.psyhealth.support;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.follow.events.FollowRequested;
import org.psyhealth.follow.events.MemberBlocked;
import org.psyhealth.follow.events.MemberFollowed;
import org.psyhealth.follow.events.MemberMuted;
import org.psyhealth.follow.events.MemberUnblocked;
import org.psyhealth.follow.events.MemberUnfollowed;
import org.psyhealth.follow.events.MemberUnmuted;
import org.psyhealth.follow.events.Period;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;
import org.psyhealth.post.events.PostWithdrawn;
import org.psyhealth.topic.events.TopicArchived;
import org.psyhealth.topic.events.TopicChanged;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicMerged;
import org.psyhealth.topic.events.TopicRestored;
import org.psyhealth.topic.events.TopicState;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.psyhealth.user.events.Avatar;
import org.psyhealth.user.events.AvatarVariant;
import org.psyhealth.user.events.ErasureRequested;
import org.psyhealth.user.events.ExportRequested;
import org.psyhealth.user.events.PartAnswered;
import org.psyhealth.user.events.PartAnswered.Kind;
import org.psyhealth.user.events.UserDeactivated;
import org.psyhealth.user.events.UserErased;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserReactivated;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.events.UserSuspended;

/**
 * Random streams of all modules as their publishers would send them, determined by a seed. The times of different
 * subjects overlap and often coincide, so that interval boundaries are covered.
 */
public final class EventStreams {

    private static final int SEEDS = 200;
    private static final int SECONDS = 40;
    private static final Instant START = Instant.parse("2026-03-01T07:00:00Z");
    private static final List<String> KINDS = List.of("support", "thanks", "hug", "insight");

    private final Random random;
    private final List<UUID> users;
    private final List<UUID> topics;
    private final List<List<DomainEvent>> subjects = new ArrayList<>();

    /** The streams of a seed. */
    public EventStreams(long seed) {
        this.random = new Random(seed);
        this.users = ids(4);
        this.topics = ids(3);
        users.forEach(this::user);
        topics.forEach(this::topic);
        ids(4).forEach(this::post);
        users.forEach(this::requests);
        users.forEach(
                one -> users.stream().filter(other -> !other.equals(one)).forEach(other -> relations(one, other)));
    }

    /** The seeds that the property tests try: always the same ones, each printed as the test's name. */
    public static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    /** Some of them, for tests that take longer. */
    public static LongStream fewSeeds() {
        return LongStream.range(0, SEEDS / 10);
    }

    /** The records of every subject in order, with the subjects interleaved. */
    public List<DomainEvent> all() {
        var waiting = new ArrayList<Queue<DomainEvent>>();
        subjects.stream()
                .filter(changes -> !changes.isEmpty())
                .forEach(changes -> waiting.add(new ArrayDeque<>(changes)));
        var stream = new ArrayList<DomainEvent>();
        while (!waiting.isEmpty()) {
            var next = oneOf(waiting);
            stream.add(next.remove());
            waiting.removeIf(Queue::isEmpty);
        }
        return stream;
    }

    /**
     * People who register, with or without an address, change their profiles, are suspended and leave, and come back or
     * do not.
     */
    private void user(UUID user) {
        var times = times(1 + random.nextInt(4));
        var since = times.getFirst();
        var changes = new ArrayList<DomainEvent>();
        changes.add(new UserRegistered(meta(times, 0, user), profile("name 0", since), contact()));
        for (var version = 1; version < times.size(); version++) {
            changes.add(change(meta(times, version, user), "name " + version, since));
        }
        if (times.size() > 1 && random.nextInt(5) == 0) {
            changes.add(new UserErased(meta(times, times.size() - 1, user)));
            changes.remove(times.size() - 1);
        }
        subjects.add(changes);
    }

    /** Some people want a copy of what is kept about them, some want all of it erased, and others have answered. */
    private void requests(UUID user) {
        for (var request : ids(random.nextInt(3))) {
            var time = times(1).getFirst();
            subjects.add(List.of(new ExportRequested(EventMeta.of(request, 1, time), request, user)));
            subjects.add(List.of(PartAnswered.of(request, user, "other", Kind.EXPORT, Map.of(), "key", time)));
        }
        if (random.nextBoolean()) {
            var request = ids(1).getFirst();
            subjects.add(List.of(new ErasureRequested(meta(times(1), 0, request), request, user)));
        }
    }

    private UserRole role() {
        return UserRole.values()[random.nextInt(UserRole.values().length)];
    }

    private DomainEvent change(EventMeta meta, String name, Instant since) {
        return switch (random.nextInt(7)) {
            case 0 -> new UserSuspended(meta, profile(name, since), UserSuspended.Reason.ACCOUNT_GONE, null);
            case 1 -> new UserReinstated(meta, profile(name, since), contact());
            case 2 -> new UserDeactivated(meta, profile(name, since));
            case 3 -> new UserReactivated(meta, profile(name, since), contact());
            default -> new UserProfileChanged(meta, profile(name, since), contact());
        };
    }

    private UserProfile profile(String name, Instant since) {
        var avatar = random.nextInt(3) == 0 ? null : avatar();
        return new UserProfile(
                name,
                role(),
                locale(),
                oneOf(List.of("Asia/Ho_Chi_Minh", "Europe/Paris", "UTC")),
                since,
                avatar,
                avatar == null ? List.of() : List.of(avatar.mediaId()));
    }

    private Avatar avatar() {
        var media = ids(1).getFirst();
        return new Avatar(
                media,
                List.of(new AvatarVariant("served/" + media, "image/jpeg", 64, 64)),
                random.nextBoolean() ? "LEHV6nWB2yk8" : null);
    }

    /**
     * Topics that are renamed, archived, merged into a later one and parted again, and people who follow and unfollow
     * them, some repeatedly.
     */
    private void topic(UUID topic) {
        var times = times(1 + random.nextInt(5));
        var state = TopicStates.active("slug-" + topic, "Topic " + topic);
        var changes = new ArrayList<DomainEvent>();
        changes.add(new TopicCreated(meta(times, 0, topic), state));
        var later = topics.subList(topics.indexOf(topic) + 1, topics.size());
        for (var version = 1; version < times.size(); version++) {
            changes.add(changeOf(meta(times, version, topic), state, later));
        }
        subjects.add(changes);
        users.forEach(user -> follow(topic, user));
    }

    private DomainEvent changeOf(EventMeta meta, TopicState state, List<UUID> later) {
        return switch (random.nextInt(6)) {
            case 0 -> new TopicChanged(meta, TopicStates.active(state.slug(), "Renamed " + meta.aggregateVersion()));
            case 1 -> new TopicChanged(meta, TopicStates.sensitive(state));
            case 2 -> new TopicArchived(meta, TopicStates.archived(state));
            case 3 -> new TopicRestored(meta, state);
            default ->
                later.isEmpty()
                        ? new TopicRestored(meta, state)
                        : new TopicMerged(meta, TopicStates.merged(state, oneOf(later), meta.time()));
        };
    }

    private void follow(UUID topic, UUID user) {
        var times = times(random.nextInt(5));
        var changes = new ArrayList<DomainEvent>();
        for (var turn = 0; turn < times.size(); turn++) {
            var meta = EventMeta.ofRelation(turn + 1L, times.get(turn), topic, user);
            changes.add(
                    turn % 2 == 0
                            ? new TopicFollowed(meta, topic, user, times.get(turn))
                            : new TopicUnfollowed(meta, topic, user, times.get(turn - 1), times.get(turn)));
        }
        subjects.add(changes);
    }

    /** Posts that are published, edited, and some of them withdrawn, with reactions that start and end. */
    private void post(UUID post) {
        var author = oneOf(users);
        var times = times(1 + random.nextInt(3));
        var publishedAt = times.getFirst();
        var changes = new ArrayList<DomainEvent>();
        changes.add(new PostPublished(meta(times, 0, post), author, "title 0", someTopics(), publishedAt));
        for (var version = 1; version < times.size(); version++) {
            changes.add(new PostEdited(
                    meta(times, version, post),
                    author,
                    "title " + version,
                    someTopics(),
                    publishedAt,
                    times.get(version)));
        }
        if (random.nextInt(3) == 0) {
            changes.add(new PostWithdrawn(
                    EventMeta.of(post, times.size(), times.getLast()), author, PostWithdrawn.By.AUTHOR));
        }
        subjects.add(changes);
        for (var user : users) {
            KINDS.stream().filter(kind -> random.nextInt(5) == 0).forEach(kind -> reaction(post, author, user, kind));
        }
    }

    private void reaction(UUID post, UUID author, UUID user, String kind) {
        var times = times(1 + random.nextInt(4));
        subjects.add(IntStream.range(0, times.size())
                .<DomainEvent>mapToObj(turn -> {
                    var meta = EventMeta.ofRelation(turn + 1L, times.get(turn), post, user, kind);
                    return turn % 2 == 0
                            ? new PostReacted(meta, post, user, author, kind, times.get(turn))
                            : new PostUnreacted(meta, post, user, author, kind);
                })
                .toList());
    }

    /** Some people follow, block and mute some others, and some of them repeatedly. */
    private void relations(UUID one, UUID other) {
        if (random.nextInt(3) == 0) {
            memberFollow(one, other);
        }
        if (random.nextInt(4) == 0) {
            block(one, other);
        }
        if (random.nextInt(4) == 0) {
            mute(one, other);
        }
    }

    private void memberFollow(UUID follower, UUID member) {
        var times = times(1 + random.nextInt(4));
        var changes = new ArrayList<DomainEvent>();
        for (var turn = 0; turn < times.size(); turn++) {
            var meta = EventMeta.ofRelation(turn + 1L, times.get(turn), follower, member, "follow");
            changes.add(
                    turn % 2 == 1
                            ? new MemberUnfollowed(meta, follower, member, times.get(turn - 1), times.get(turn))
                            : random.nextBoolean()
                                    ? new MemberFollowed(meta, follower, member, times.get(turn))
                                    : new FollowRequested(meta, follower, member, times.get(turn)));
        }
        subjects.add(changes);
    }

    private void block(UUID blocker, UUID member) {
        var times = times(1 + random.nextInt(4));
        var changes = new ArrayList<DomainEvent>();
        for (var turn = 0; turn < times.size(); turn++) {
            var meta = EventMeta.ofRelation(turn + 1L, times.get(turn), blocker, member, "block");
            changes.add(
                    turn % 2 == 0
                            ? new MemberBlocked(meta, blocker, member, times.get(turn), earlier(times, turn))
                            : new MemberUnblocked(
                                    meta,
                                    blocker,
                                    member,
                                    times.get(turn - 1),
                                    times.get(turn),
                                    earlier(times, turn - 1)));
        }
        subjects.add(changes);
    }

    /** Some of the mutes end by themselves, before the next one or at its start. */
    private void mute(UUID muter, UUID member) {
        var times = times(1 + random.nextInt(4));
        var changes = new ArrayList<DomainEvent>();
        for (var turn = 0; turn < times.size(); turn++) {
            var meta = EventMeta.ofRelation(turn + 1L, times.get(turn), muter, member, "mute");
            var ends = random.nextBoolean() ? times.get(turn).plusSeconds(random.nextInt(1, SECONDS)) : null;
            changes.add(
                    turn % 2 == 0
                            ? new MemberMuted(meta, muter, member, times.get(turn), ends, earlier(times, turn))
                            : new MemberUnmuted(
                                    meta,
                                    muter,
                                    member,
                                    times.get(turn - 1),
                                    times.get(turn),
                                    earlier(times, turn - 1)));
        }
        subjects.add(changes);
    }

    /** The times before a turn in which a relation held that starts and ends in turns. */
    private static List<Period> earlier(List<Instant> times, int turn) {
        return IntStream.range(0, turn / 2)
                .mapToObj(earlier -> new Period(times.get(2 * earlier), times.get(2 * earlier + 1)))
                .filter(period -> period.since().isBefore(period.until()))
                .toList();
    }

    private static EventMeta meta(List<Instant> times, int version, UUID subject) {
        return EventMeta.of(subject, version, times.get(version));
    }

    /** Non-decreasing times of the changes of one subject. */
    private List<Instant> times(int count) {
        return IntStream.generate(() -> random.nextInt(SECONDS))
                .limit(count)
                .sorted()
                .mapToObj(START::plusSeconds)
                .toList();
    }

    private List<UUID> someTopics() {
        var some = new ArrayList<>(topics);
        Collections.shuffle(some, random);
        return List.copyOf(some.subList(0, 1 + random.nextInt(topics.size())));
    }

    /** Not really encrypted: a ciphertext would differ from run to run. */
    private @Nullable String contact() {
        return random.nextInt(4) == 0 ? null : "v1.local." + random.nextInt(100);
    }

    private String locale() {
        return random.nextBoolean() ? "en" : "vi";
    }

    private <E> E oneOf(List<E> candidates) {
        return candidates.get(random.nextInt(candidates.size()));
    }

    private List<UUID> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new UUID(random.nextLong(), random.nextLong()))
                .toList();
    }
}
