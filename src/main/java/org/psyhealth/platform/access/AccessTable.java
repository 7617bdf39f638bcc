package org.psyhealth.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.access.events.AccessAllowed;
import org.psyhealth.platform.access.events.AccessEvent;
import org.psyhealth.platform.access.events.AccessRefused;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code platform.access}: the newest state of everybody who was ever refused. Each row names the transaction
 * that wrote it, so that a reader finds what was committed since it read last, whatever the order of the commits.
 */
@Repository
public class AccessTable {

    private static final VersionedUpsert ACCESS =
            VersionedUpsert.into("platform.access", "person").columns("scope", "reason", "until");

    /** A row without a person if there is none: the mark is of the same snapshot as the rows. */
    private static final String ROWS = """
            select seen.mark, a.person, a.scope, a.reason, a.until
            from (select pg_snapshot_xmin(pg_current_snapshot())::text as mark) seen
            left join platform.access a on %s""";

    private final JdbcClient jdbc;

    AccessTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the newest state of a person. */
    public void upsert(AccessEvent event) {
        var refused = switch (event) {
            case AccessRefused refusal -> refusal;
            case AccessAllowed allowed -> null;
        };
        var until = refused == null ? null : refused.until();
        ACCESS.prepare(jdbc, event.meta())
                .param("person", event.personId())
                .param("scope", refused == null ? null : refused.scope().name())
                .param("reason", refused == null ? null : refused.reason().name())
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Everybody who is refused. */
    Seen all() {
        return seen(
                jdbc.sql(ROWS.formatted("a.scope is not null")).query(Row::of).list());
    }

    /** Whose state was written by a transaction that had not ended when the mark was made. */
    Seen changedSince(String mark) {
        return seen(jdbc.sql(ROWS.formatted("a.changed >= cast(:mark as xid8)"))
                .param("mark", mark)
                .query(Row::of)
                .list());
    }

    private static Seen seen(List<Row> rows) {
        var people = new HashMap<UUID, Optional<Refusal>>();
        for (var row : rows) {
            if (row.person != null) {
                people.put(row.person, Optional.ofNullable(row.refusal));
            }
        }
        return new Seen(rows.getFirst().mark, people);
    }

    /**
     * What a reader saw.
     *
     * @param mark the oldest transaction that had not ended: what it and later ones write is to be read next
     * @param people their states, empty for who is allowed
     */
    record Seen(String mark, Map<UUID, Optional<Refusal>> people) {}

    private record Row(
            String mark, @Nullable UUID person, @Nullable Refusal refusal) {

        static Row of(ResultSet row, int number) throws SQLException {
            var scope = row.getString("scope");
            var until = row.getObject("until", OffsetDateTime.class);
            return new Row(
                    row.getString("mark"),
                    row.getObject("person", UUID.class),
                    scope == null
                            ? null
                            : new Refusal(
                                    AccessRefused.Reason.valueOf(row.getString("reason")),
                                    AccessRefused.Scope.valueOf(scope),
                                    until == null ? null : until.toInstant()));
        }
    }
}
