package org.psyhealth.post.reaction;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.psyhealth.platform.persistence.VersionedRelation;
import org.psyhealth.platform.persistence.VersionedRelation.Change;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.post.visibility.HiddenAuthors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The relations between posts, readers and kinds of reactions, with the count of each kind. */
@Repository
class ReactionRepository {

    private static final VersionedRelation REACTION =
            VersionedRelation.in("post.reaction", "post_id", "user_id", "kind");

    private static final String COUNT = """
            insert into post.reaction_count as c (post_id, kind, total) values (:post, :kind, :by)
            on conflict (post_id, kind) do update set total = c.total + excluded.total
            """;

    private final JdbcClient jdbc;

    ReactionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who wrote the post; empty unless it is published and not hidden from the caller. */
    Optional<UUID> authorOf(UUID post, Caller caller) {
        return jdbc.sql("select author_id from post.post where id = :post and status = 'PUBLISHED'"
                        + HiddenAuthors.excluded("author_id", caller))
                .param("post", post)
                .param("caller", caller.id())
                .query(UUID.class)
                .optional();
    }

    /** Empty if the reaction is already active. */
    Optional<Change> start(UUID post, UUID user, ReactionKind kind, Instant now) {
        var change = REACTION.start(jdbc, now, post, user, kind.name());
        change.ifPresent(started -> count(post, kind, 1));
        return change;
    }

    /** Empty if the reaction is not active. */
    Optional<Change> end(UUID post, UUID user, ReactionKind kind, Instant now) {
        var change = REACTION.end(jdbc, now, post, user, kind.name());
        change.ifPresent(ended -> count(post, kind, -1));
        return change;
    }

    private void count(UUID post, ReactionKind kind, int by) {
        jdbc.sql(COUNT)
                .param("post", post)
                .param("kind", kind.name())
                .param("by", by)
                .update();
    }
}
