package org.psyhealth.topic.catalog;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.persistence.Successors;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.topic.events.TopicStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What staff do with a topic by itself and with its place. Saying again what is so already changes nothing. */
@Service
@Transactional
class TopicCatalog {

    /** What each topic is now. */
    static final Successors CURRENT = Successors.of("topic.topic", "topic.topic_current");

    private final TopicRepository topics;
    private final TopicTree tree;
    private final Slugs slugs;
    private final MergePatch mergePatch;
    private final JdbcClient jdbc;
    private final Clock clock;

    TopicCatalog(
            TopicRepository topics, TopicTree tree, Slugs slugs, MergePatch mergePatch, JdbcClient jdbc, Clock clock) {
        this.topics = topics;
        this.tree = tree;
        this.slugs = slugs;
        this.mergePatch = mergePatch;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID create(NewTopic wanted) {
        tree.lock();
        var parent = tree.parent(wanted.parentId());
        var id = UuidV7.next();
        var slug = slugs.claim(id, wanted.slug(), wanted.title().en());
        var topic = topics.saveAndFlush(Topic.create(id, wanted.content(), slug, parent, clock.instant()));
        tree.settle(topic, topic.depth(), topic.parentId(), null);
        CURRENT.update(jdbc, id);
        jdbc.sql("insert into topic.follower_count (topic_id, total) values (:id, 0)")
                .param("id", id)
                .update();
        return id;
    }

    void change(UUID id, IfMatch ifMatch, JsonNode patch) {
        tree.lock();
        var topic = tree.find(id);
        ifMatch.check(topic.version());
        requireNotMerged(topic);
        var wanted = mergePatch.apply(patch, topic.content());
        topic.change(wanted, slugs.claim(id, wanted.slug(), wanted.title().en()), clock.instant());
        topics.saveAndFlush(topic);
    }

    void move(UUID id, IfMatch ifMatch, TopicPlacing wanted) {
        tree.lock();
        var topic = tree.find(id);
        ifMatch.check(topic.version());
        if (!topic.is(TopicStatus.ACTIVE)) {
            throw new ProblemException(TopicTree.TOPIC_STATE, "Only an active topic can be moved.");
        }
        var parent = tree.parent(wanted.parentId());
        tree.requireRoom(topic, parent);
        var depthBefore = topic.depth();
        var parentBefore = topic.parentId();
        topic.move(parent, clock.instant());
        topics.saveAndFlush(topic);
        tree.settle(topic, depthBefore, parentBefore, wanted.position());
    }

    void archive(UUID id, IfMatch ifMatch) {
        tree.lock();
        var topic = tree.find(id);
        ifMatch.check(topic.version());
        requireNotMerged(topic);
        if (topic.is(TopicStatus.ACTIVE)) {
            tree.requireNoneBelow(topic);
            topic.archive(clock.instant());
            topics.saveAndFlush(topic);
        }
    }

    /** Makes an archived topic active again, where it was, or at the top if its parent is not active any more. */
    void restore(UUID id, IfMatch ifMatch) {
        tree.lock();
        var topic = tree.find(id);
        ifMatch.check(topic.version());
        requireNotMerged(topic);
        if (topic.is(TopicStatus.ARCHIVED)) {
            restore(topic);
        }
    }

    /** Stores a topic as active, at its former place. */
    void restore(Topic topic) {
        var depthBefore = topic.depth();
        var parentBefore = topic.parentId();
        topic.restore(tree.formerParent(topic), clock.instant());
        topics.saveAndFlush(topic);
        if (!Objects.equals(parentBefore, topic.parentId())) {
            tree.settle(topic, depthBefore, parentBefore, null);
        }
    }

    private static void requireNotMerged(Topic topic) {
        if (topic.is(TopicStatus.MERGED)) {
            throw new ProblemException(TopicTree.TOPIC_STATE, "The topic is merged into another.");
        }
    }
}
