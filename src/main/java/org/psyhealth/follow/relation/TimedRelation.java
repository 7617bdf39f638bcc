package org.psyhealth.follow.relation;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A relation of one person to another that remembers all the times in which it held, and may end by itself. Each change
 * is one statement, which returns whether anything changed; versions and times never go back. The oldest times become
 * one when there are many.
 */
public final class TimedRelation {

    private static final int MOST = 20;

    private static final String HOLDS = "(stored.until is null or stored.until > :now::timestamptz)";

    private final String start;
    private final String end;

    private TimedRelation(String table, String actor) {
        this.start = """
                insert into %1$s as stored (%2$s, member_id, since, until, version)
                values (:actor, :member, :now, :until, 1)
                on conflict (%2$s, member_id) do update set
                    since = case when %3$s then stored.since else greatest(excluded.since, stored.until) end,
                    until = case when excluded.until is not null then greatest(excluded.until, stored.since) end,
                    earlier = case when %3$s then stored.earlier
                        when (select count(*) from unnest(stored.earlier)) < %4$d
                            then stored.earlier + tstzmultirange(tstzrange(stored.since, stored.until))
                        else tstzmultirange(range_merge(
                            stored.earlier + tstzmultirange(tstzrange(stored.since, stored.until)))) end,
                    version = stored.version + 1
                where not %3$s or stored.until is distinct from excluded.until
                %5$s""".formatted(table, actor, HOLDS, MOST, TimedChange.RETURNING);
        this.end = """
                update %s stored set until = greatest(:now::timestamptz, stored.since), version = stored.version + 1
                where stored.%s = :actor and stored.member_id = :member and %s
                %s""".formatted(table, actor, HOLDS, TimedChange.RETURNING);
    }

    /** The relation stored in a table, whose key is the column of who acts and {@code member_id}. */
    public static TimedRelation in(String table, String actor) {
        return new TimedRelation(table, actor);
    }

    /**
     * Starts the relation, or changes its end; empty if that already holds.
     *
     * @param until when it ends by itself; null without an end
     */
    public Optional<TimedChange> start(JdbcClient jdbc, UUID actor, UUID member, Instant now, @Nullable Instant until) {
        return jdbc.sql(start)
                .param("actor", actor)
                .param("member", member)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", timestamp(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(TimedChange::of)
                .optional();
    }

    /** Ends the relation; empty if it does not hold. */
    public Optional<TimedChange> end(JdbcClient jdbc, UUID actor, UUID member, Instant now) {
        return jdbc.sql(end)
                .param("actor", actor)
                .param("member", member)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(TimedChange::of)
                .optional();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
