package org.psyhealth.topic.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.topic.events.TopicStatus;
import org.psyhealth.topic.following.FollowerCounts;
import org.psyhealth.topic.projection.PostCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges topics, and undoes it. Nothing that belongs to the merged topic is rewritten: posts, follows, tags and
 * resources keep naming it, and are resolved by what it is now. So undoing a merge restores everything.
 */
@Service
@Transactional
class TopicMerges {

    /** For how long a merge can be undone. */
    static final Duration REVERSIBLE = Duration.ofHours(24);

    private final TopicRepository topics;
    private final TopicCatalog catalog;
    private final TopicTree tree;
    private final FollowerCounts followers;
    private final PostCounts posts;
    private final JdbcClient jdbc;
    private final Clock clock;

    TopicMerges(
            TopicRepository topics,
            TopicCatalog catalog,
            TopicTree tree,
            FollowerCounts followers,
            PostCounts posts,
            JdbcClient jdbc,
            Clock clock) {
        this.topics = topics;
        this.catalog = catalog;
        this.tree = tree;
        this.followers = followers;
        this.posts = posts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void merge(UUID id, IfMatch ifMatch, UUID into) {
        tree.lock();
        var topic = tree.find(id);
        ifMatch.check(topic.version());
        if (into.equals(topic.mergedInto())) {
            return;
        }
        var target = tree.find(into);
        if (id.equals(into) || !topic.is(TopicStatus.ACTIVE) || !target.is(TopicStatus.ACTIVE)) {
            throw new ProblemException(
                    TopicTree.TOPIC_STATE, "Only an active topic is merged, into another active one.");
        }
        if (topic.isSensitive() && !target.isSensitive()) {
            throw new ProblemException(TopicTree.TOPIC_STATE, "Make the other topic sensitive first.");
        }
        tree.requireNoneBelow(topic);
        topic.merge(target, clock.instant());
        topics.saveAndFlush(topic);
        regroup(id, into);
    }

    /** Parts a topic from the one that it is merged into. */
    void undo(UUID id, IfMatch ifMatch) {
        tree.lock();
        var topic = tree.find(id);
        ifMatch.check(topic.version());
        var mergedAt = topic.mergedAt();
        if (mergedAt == null) {
            return;
        }
        if (!isReversible(mergedAt, clock.instant())) {
            throw new ProblemException(TopicTree.TOPIC_STATE, "A merge can be undone for 24 hours.");
        }
        var before = currentOf(id);
        catalog.restore(topic);
        regroup(id, before);
    }

    static boolean isReversible(Instant mergedAt, Instant now) {
        return now.isBefore(mergedAt.plus(REVERSIBLE));
    }

    private UUID currentOf(UUID topic) {
        return jdbc.sql("select current_id from topic.topic_current where id = :id")
                .param("id", topic)
                .query(UUID.class)
                .single();
    }

    /** Follows that are being changed wait for this, or this for them: they lock what the topic is now. */
    private void regroup(UUID topic, UUID other) {
        posts.lock();
        TopicCatalog.CURRENT.update(jdbc, topic);
        followers.recount(topic, other);
        posts.recount(topic, other);
    }
}
