package org.psyhealth.post.reaction;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The relations between posts, readers and kinds of reactions. Each change is one statement that keeps the count too
 * and tells whether it was a change.
 */
@Repository
class ReactionRepository {

    private static final String START = """
            with changed as (
                insert into post.reaction as r (post_id, user_id, kind, active, version, changed_at)
                values (:post, :user, :kind, true, 1, :now)
                on conflict (post_id, user_id, kind) do update
                    set active = true, version = r.version + 1, changed_at = excluded.changed_at
                    where not r.active
                returning version
            ), counted as (
                insert into post.reaction_count as c (post_id, kind, total) select :post, :kind, 1 from changed
                on conflict (post_id, kind) do update set total = c.total + 1
            )
            select version from changed
            """;

    private static final String END = """
            with changed as (
                update post.reaction set active = false, version = version + 1, changed_at = :now
                where post_id = :post and user_id = :user and kind = :kind and active
                returning version
            ), counted as (
                update post.reaction_count set total = total - 1
                where post_id = :post and kind = :kind and exists (select from changed)
            )
            select version from changed
            """;

    private final JdbcClient jdbc;

    ReactionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who wrote the post; empty unless it is published. */
    Optional<UUID> authorOf(UUID post) {
        return jdbc.sql("select author_id from post.post where id = :post and status = 'PUBLISHED'")
                .param("post", post)
                .query(UUID.class)
                .optional();
    }

    /** The relation's version after the change, empty if the user reacted so already. */
    Optional<Long> start(UUID post, UUID user, ReactionKind kind, Instant now) {
        return change(START, post, user, kind, now);
    }

    /** The relation's version after the change, empty if the user had not reacted so. */
    Optional<Long> end(UUID post, UUID user, ReactionKind kind, Instant now) {
        return change(END, post, user, kind, now);
    }

    private Optional<Long> change(String sql, UUID post, UUID user, ReactionKind kind, Instant now) {
        return jdbc.sql(sql)
                .param("post", post)
                .param("user", user)
                .param("kind", kind.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }
}
