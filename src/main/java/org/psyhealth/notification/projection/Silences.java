package org.psyhealth.notification.projection;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.follow.events.Period;
import org.psyhealth.notification.inbox.JoinLock;
import org.psyhealth.notification.inbox.SilenceChanges;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who blocks or mutes whom, and when. */
@Repository
@Transactional
class Silences {

    private static final String NEVER = "{}";

    private static final VersionedUpsert SILENCE = VersionedUpsert.into(
                    "notification.silence", "by_id", "of_id", "kind")
            .columns("periods")
            .returning("cast(old.periods as text) as before");

    private final JdbcClient jdbc;
    private final JoinLock lock;
    private final SilenceChanges changes;

    Silences(JdbcClient jdbc, JoinLock lock, SilenceChanges changes) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.changes = changes;
    }

    /**
     * A block silences both.
     *
     * @param until null while it holds
     */
    void block(
            EventMeta meta, UUID blocker, UUID member, List<Period> earlier, Instant since, @Nullable Instant until) {
        var now = periods(earlier, since, until);
        store(meta, blocker, member, "BLOCK", now).ifPresent(before -> {
            changes.changed(blocker, member, before, now);
            changes.changed(member, blocker, before, now);
        });
    }

    /** @param until null without an end; may be in the future */
    void mute(EventMeta meta, UUID muter, UUID member, List<Period> earlier, Instant since, @Nullable Instant until) {
        var now = periods(earlier, since, until);
        store(meta, muter, member, "MUTE", now).ifPresent(before -> changes.changed(muter, member, before, now));
    }

    /** The times stored before; empty if the event is not newer. */
    private Optional<String> store(EventMeta meta, UUID by, UUID of, String kind, String periods) {
        lock.lockSilences();
        return SILENCE.prepare(jdbc, meta)
                .param("by_id", by)
                .param("of_id", of)
                .param("kind", kind)
                .param("periods", periods, Types.OTHER)
                .query((row, number) -> Objects.requireNonNullElse(row.getString("before"), NEVER))
                .optional();
    }

    private static String periods(List<Period> earlier, Instant since, @Nullable Instant until) {
        return Stream.concat(
                        earlier.stream().map(period -> range(period.since(), period.until())),
                        Stream.of(range(since, until)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String range(Instant since, @Nullable Instant until) {
        return "[\"%s\",%s)".formatted(since, until == null ? "" : "\"" + until + "\"");
    }
}
