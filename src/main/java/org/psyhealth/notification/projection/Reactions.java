package org.psyhealth.notification.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.notification.inbox.JoinLock;
import org.psyhealth.notification.inbox.NewReactions;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who reacts to which post, and how. */
@Repository
@Transactional
class Reactions {

    private static final VersionedUpsert REACTION = VersionedUpsert.into(
                    "notification.reaction", "post_id", "user_id", "kind")
            .columns("since", "author_id");

    private final JdbcClient jdbc;
    private final JoinLock lock;
    private final NewReactions newReactions;

    Reactions(JdbcClient jdbc, JoinLock lock, NewReactions newReactions) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.newReactions = newReactions;
    }

    /** @param since null for a reaction that was withdrawn */
    void upsert(EventMeta meta, UUID post, UUID user, UUID author, String kind, @Nullable Instant since) {
        lock.lockReactions();
        var isNews = REACTION.prepare(jdbc, meta)
                        .param("post_id", post)
                        .param("user_id", user)
                        .param("kind", kind)
                        .param("author_id", author)
                        .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
        if (isNews && !user.equals(author)) {
            newReactions.reactionsChanged(post, author, user);
        }
    }
}
