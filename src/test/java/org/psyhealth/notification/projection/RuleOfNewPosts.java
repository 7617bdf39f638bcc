package org.psyhealth.notification.projection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.post.events.PostEdited;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostWithdrawn;
import org.psyhealth.topic.events.TopicArchived;
import org.psyhealth.topic.events.TopicChanged;
import org.psyhealth.topic.events.TopicCreated;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicMerged;
import org.psyhealth.topic.events.TopicRestored;
import org.psyhealth.topic.events.TopicState;
import org.psyhealth.topic.events.TopicUnfollowed;

/**
 * The rule in plain words, to hold the statements against: a person is told of a post of somebody else if and only if
 * since &lt;= publishedAt &lt; until for the newest follow of one of the post's topics as they are now, or of one that
 * it had met by merges when the post was published; the first such topic is named. Nobody is told of what was published
 * in a silence of the two.
 */
final class RuleOfNewPosts {

    private final Map<UUID, PostEdited> posts = new HashMap<>();
    private final Map<String, TopicUnfollowed> follows = new HashMap<>();
    private final RuleOfSilence silence;
    private final Map<UUID, TopicState> topics = new HashMap<>();

    /** @param clean the records of every subject in their order */
    RuleOfNewPosts(List<DomainEvent> clean) {
        silence = new RuleOfSilence(clean);
        for (var event : clean) {
            switch (event) {
                case PostPublished(var meta, var author, var title, var topics, var at) ->
                    posts.put(meta.aggregateId(), new PostEdited(meta, author, title, topics, at, at));
                case PostEdited edited -> posts.put(edited.postId(), edited);
                case PostWithdrawn withdrawn -> posts.remove(withdrawn.postId());
                case TopicCreated(var meta, var state) -> topics.put(meta.aggregateId(), state);
                case TopicChanged(var meta, var state) -> topics.put(meta.aggregateId(), state);
                case TopicArchived(var meta, var state) -> topics.put(meta.aggregateId(), state);
                case TopicRestored(var meta, var state) -> topics.put(meta.aggregateId(), state);
                case TopicMerged(var meta, var state) -> topics.put(meta.aggregateId(), state);
                case TopicFollowed(var meta, var topic, var user, var since) ->
                    follows.put(meta.subject(), new TopicUnfollowed(meta, topic, user, since, Instant.MAX));
                case TopicUnfollowed unfollowed -> follows.put(unfollowed.meta().subject(), unfollowed);
                default -> {}
            }
        }
    }

    /** Recipient, post and topic of everybody who is told, as rows. */
    List<String> told() {
        var users = follows.values().stream()
                .map(TopicUnfollowed::userId)
                .distinct()
                .toList();
        return posts.values().stream()
                .flatMap(post -> users.stream()
                        .filter(user -> !user.equals(post.authorId()))
                        .filter(user -> silence.isNone(user, post.authorId(), post.publishedAt()))
                        .flatMap(user -> topicFor(user, post).stream()
                                .map(topic -> "{recipient_id=%s, post_id=%s, topic_id=%s}"
                                        .formatted(user, post.postId(), topic))))
                .toList();
    }

    private Optional<UUID> topicFor(UUID user, PostEdited post) {
        return post.topicIds().stream()
                .filter(topic -> follows.values().stream()
                        .filter(follow -> follow.userId().equals(user))
                        .filter(follow -> haveMet(topic, follow.topicId(), post.publishedAt()))
                        .anyMatch(follow -> !post.publishedAt().isBefore(follow.since())
                                && post.publishedAt().isBefore(follow.until())))
                .findFirst();
    }

    /** Whether the ways of two topics, along the merges that had happened by then, end at one place. */
    private boolean haveMet(UUID topic, UUID followed, Instant at) {
        return endOfWay(topic, at).equals(endOfWay(followed, at));
    }

    private UUID endOfWay(UUID topic, Instant at) {
        var state = Objects.requireNonNull(topics.get(topic));
        return state.mergedInto() == null
                        || Objects.requireNonNull(state.mergedAt()).isAfter(at)
                ? topic
                : endOfWay(state.mergedInto(), at);
    }
}
