package org.psyhealth.support;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostEvent;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;
import org.psyhealth.post.events.PostWithdrawn;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicEvent;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicUnfollowed;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserSuspended;

/**
 * Random streams as their publishers would send them, and what the road may make of them. All of it follows from a
 * seed.
 */
public final class EventStreams {

    private static final int SEEDS = 30;
    private static final List<String> KINDS = List.of("SUPPORT", "HUG");

    private final Random random;
    private final List<UUID> users;
    private final List<UUID> topics;
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");

    public EventStreams(long seed) {
        this.random = new Random(seed);
        this.users = ids(8);
        this.topics = ids(4);
    }

    /** The seeds that the property tests try. */
    public static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    public List<UUID> users() {
        return users;
    }

    public List<UUID> topics() {
        return topics;
    }

    /** People who register, with or without an address, change their profiles, and are suspended and reinstated. */
    public List<UserEvent> userEvents() {
        var aggregates = new ArrayList<List<UserEvent>>();
        for (var user : users) {
            var changes = new ArrayList<UserEvent>();
            changes.add(new UserRegistered(meta(user, 0), "name 0", contact(user), locale(), "Asia/Ho_Chi_Minh"));
            var changed = random.nextInt(4);
            for (var version = 1; version <= changed; version++) {
                changes.add(change(user, version));
            }
            aggregates.add(changes);
        }
        return interleaved(aggregates);
    }

    private UserEvent change(UUID user, long version) {
        var name = "name " + version;
        return switch (random.nextInt(4)) {
            case 0 -> new UserSuspended(meta(user, version), name, locale(), "UTC", UserSuspended.Reason.ACCOUNT_GONE);
            case 1 -> new UserReinstated(meta(user, version), name, contact(user), locale(), "UTC");
            default -> new UserProfileChanged(meta(user, version), name, contact(user), locale(), "Europe/Paris");
        };
    }

    /** Topics, and people who follow and leave them, some again and again. */
    public List<TopicEvent> topicEvents() {
        var aggregates = new ArrayList<List<TopicEvent>>();
        for (var topic : topics) {
            aggregates.add(List.of(new TopicCreated(meta(topic, 0), "slug-" + topic, "Topic " + topic)));
            for (var user : users) {
                var changes = new ArrayList<TopicEvent>();
                var turns = random.nextInt(5);
                for (var version = 0; version < turns; version++) {
                    changes.add(
                            version % 2 == 0
                                    ? new TopicFollowed(meta(topic, version), user)
                                    : new TopicUnfollowed(meta(topic, version), user));
                }
                aggregates.add(changes);
            }
        }
        return interleaved(aggregates);
    }

    /** Posts that are published, edited, and some of them withdrawn, with reactions that come and go. */
    public List<PostEvent> postEvents() {
        var aggregates = new ArrayList<List<PostEvent>>();
        for (var post : ids(6)) {
            var author = oneOf(users);
            aggregates.add(post(post, author));
            var relations = random.nextInt(6);
            for (var relation = 0; relation < relations; relation++) {
                // Distinct users, the author among them, so that no relation is generated twice.
                aggregates.add(reaction(post, author, users.get(relation), oneOf(KINDS)));
            }
        }
        return interleaved(aggregates);
    }

    private List<PostEvent> post(UUID post, UUID author) {
        var publishedAt = now.plusSeconds(random.nextInt(1_000));
        var version = (long) random.nextInt(3);
        var changes = new ArrayList<PostEvent>();
        changes.add(new PostPublished(meta(post, version), author, "title " + version, someTopics(), publishedAt));
        for (var edits = random.nextInt(3); edits > 0; edits--) {
            version++;
            changes.add(new PostEdited(meta(post, version), author, "title " + version, someTopics(), publishedAt));
        }
        if (random.nextBoolean()) {
            changes.add(new PostWithdrawn(meta(post, version + 1), author, PostWithdrawn.By.AUTHOR));
        }
        return changes;
    }

    private List<PostEvent> reaction(UUID post, UUID author, UUID user, String kind) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .<PostEvent>mapToObj(version -> version % 2 == 0
                        ? new PostReacted(meta(post, version), user, author, kind)
                        : new PostUnreacted(meta(post, version), user, author, kind))
                .toList();
    }

    /** What may arrive instead of a stream: every event at least once, some twice or more, in any order. */
    public <E> List<E> disturbed(List<E> stream) {
        var arriving = new ArrayList<>(stream);
        for (var event : stream) {
            for (var copies = random.nextInt(3); copies > 0; copies--) {
                arriving.add(event);
            }
        }
        Collections.shuffle(arriving, random);
        return arriving;
    }

    private <E> List<E> interleaved(List<? extends List<E>> aggregates) {
        var waiting = new ArrayList<Queue<E>>();
        aggregates.stream()
                .filter(changes -> !changes.isEmpty())
                .forEach(changes -> waiting.add(new ArrayDeque<>(changes)));
        var stream = new ArrayList<E>();
        while (!waiting.isEmpty()) {
            var next = oneOf(waiting);
            stream.add(next.remove());
            waiting.removeIf(Queue::isEmpty);
        }
        return stream;
    }

    private EventMeta meta(UUID aggregate, long version) {
        now = now.plusSeconds(1);
        return EventMeta.of(aggregate, version, now);
    }

    private List<UUID> someTopics() {
        var some = new ArrayList<>(topics);
        Collections.shuffle(some, random);
        return List.copyOf(some.subList(0, 1 + random.nextInt(3)));
    }

    private @Nullable String contact(UUID user) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        return LocalContacts.cipher().encrypt(user, "someone" + random.nextInt(100) + "@example.org");
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
