package org.psyhealth.topic.catalog;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.persistence.TransactionLock;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.topic.events.TopicStatus;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What holds for all topics together: no circle, at most three levels, siblings in one order, active topics below
 * active ones. One change of the tree at a time, because each looks at several topics.
 */
@Component
class TopicTree {

    static final ProblemType TOPIC_PLACE =
            new ProblemType("topic-place", HttpStatus.CONFLICT, "The topic cannot be there");
    static final ProblemType TOPIC_STATE =
            new ProblemType("topic-state", HttpStatus.CONFLICT, "The topic's state does not allow this");

    private static final int LEVELS = 3;
    private static final int LAST = Integer.MAX_VALUE;
    private static final TransactionLock LOCK = TransactionLock.exclusive("topic.topic");

    private static final String BELOW = """
            with recursive below (id, depth) as (
                select id, depth from topic.topic where id = :topic
                union all
                select t.id, t.depth from topic.topic t join below b on t.parent_id = b.id
            )
            """;

    private final TopicRepository topics;
    private final JdbcClient jdbc;

    TopicTree(TopicRepository topics, JdbcClient jdbc) {
        this.topics = topics;
        this.jdbc = jdbc;
    }

    /** To be called before a topic of the tree is read for a change. */
    void lock() {
        LOCK.take(jdbc);
    }

    /** @throws ProblemException 404 if there is none */
    Topic find(UUID id) {
        return topics.findById(id).orElseThrow(() -> Problems.notFound("The topic"));
    }

    /**
     * The topic under which another is to be.
     *
     * @throws ProblemException 409 unless it is active
     */
    @Nullable
    Topic parent(@Nullable UUID id) {
        if (id == null) {
            return null;
        }
        var parent = find(id);
        if (!parent.is(TopicStatus.ACTIVE)) {
            throw new ProblemException(TOPIC_STATE, "Only an active topic can have others below it.");
        }
        requireLevel(parent.depth() + 1);
        return parent;
    }

    /** The parent of a topic that becomes active again: the one before, or the top if that is not active any more. */
    @Nullable
    Topic formerParent(Topic topic) {
        var id = topic.parentId();
        return id == null
                ? null
                : topics.findById(id)
                        .filter(parent -> parent.is(TopicStatus.ACTIVE))
                        .orElse(null);
    }

    /** @throws ProblemException 409 if the topic cannot be below the parent */
    void requireRoom(Topic topic, @Nullable Topic parent) {
        if (parent == null) {
            return;
        }
        var below = jdbc.sql(
                        BELOW + "select max(depth), coalesce(bool_or(id = :parent), false) as is_circle from below")
                .param("topic", topic.id())
                .param("parent", parent.id())
                .query((row, number) -> row.getBoolean("is_circle") ? -1 : row.getInt(1))
                .single();
        if (below < 0) {
            throw new ProblemException(TOPIC_PLACE, "A topic cannot be below itself.");
        }
        requireLevel(parent.depth() + 1 + below - topic.depth());
    }

    private static void requireLevel(int level) {
        if (level > LEVELS) {
            throw new ProblemException(TOPIC_PLACE, "The tree has three levels.");
        }
    }

    /** @throws ProblemException 409 if active topics are below it */
    void requireNoneBelow(Topic topic) {
        var found = jdbc.sql("select exists (select from topic.topic where parent_id = :id and status = 'ACTIVE')")
                .param("id", topic.id())
                .query(Boolean.class)
                .single();
        if (found) {
            throw new ProblemException(TOPIC_STATE, "Move the topics below it first.");
        }
    }

    /**
     * Puts a topic that was stored under its parent at its place, and moves what is below it along.
     *
     * @param position null for the last place
     */
    void settle(Topic topic, int depthBefore, @Nullable UUID parentBefore, @Nullable Integer position) {
        var by = topic.depth() - depthBefore;
        if (by != 0) {
            jdbc.sql(BELOW + """
                            update topic.topic t set depth = t.depth + :by from below
                            where t.id = below.id and t.id <> :topic""").param("topic", topic.id()).param("by", by).update();
        }
        order(topic.parentId(), topic.id(), Objects.requireNonNullElse(position, LAST));
        if (!Objects.equals(parentBefore, topic.parentId())) {
            order(parentBefore, topic.id(), LAST);
        }
    }

    /** Numbers the siblings below a parent from 0, one of them at a wanted place. */
    private void order(@Nullable UUID parent, UUID placed, int position) {
        jdbc.sql("""
                        update topic.topic t set position = wanted.place
                        from (
                            select id, row_number() over (order by at, id) - 1 as place
                            from (
                                select id, case when id = :placed then :position - 0.5
                                    else row_number() over (partition by id = :placed order by position, id) - 1 end as at
                                from topic.topic where parent_id is not distinct from cast(:parent as uuid)
                            ) sibling
                        ) wanted
                        where t.id = wanted.id and t.position <> wanted.place""")
                .param("placed", placed)
                .param("position", position)
                .param("parent", parent)
                .update();
    }
}
