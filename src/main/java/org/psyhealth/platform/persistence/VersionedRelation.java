package org.psyhealth.platform.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A relation between two or more ends (a person follows a topic) as an aggregate of its own: each change is one
 * statement, which returns whether anything changed and increments the version. The row and its version survive the end
 * of the relation, and its times never decrease, whichever task's clock they come from. The table needs the columns
 * {@code since timestamptz not null}, {@code until timestamptz} (null while the relation is active) and {@code version
 * bigint not null}.
 */
public final class VersionedRelation {

    private final List<String> ends;
    private final String start;
    private final String end;

    private VersionedRelation(String table, List<String> ends) {
        this.ends = ends;
        this.start = """
                insert into %s as stored (%s, since, version) values (%s, :now, 1)
                on conflict (%s) do update set
                    since = greatest(excluded.since, stored.until), until = null, version = stored.version + 1
                where stored.until is not null
                returning version, since, until""".formatted(table, join("%s", ", "), join(":%s", ", "), join("%s", ", "));
        this.end = """
                update %s set until = greatest(:now, since), version = version + 1
                where %s and until is null
                returning version, since, until""".formatted(table, join("%1$s = :%1$s", " and "));
    }

    /**
     * The relation stored in a table.
     *
     * @param table the table with its schema
     * @param ends the columns of its key, in the order in which values are passed
     */
    public static VersionedRelation in(String table, String... ends) {
        return new VersionedRelation(table, List.of(ends));
    }

    /** Starts the relation; empty if it is already active. */
    public Optional<Change> start(JdbcClient jdbc, Instant now, Object... values) {
        return change(jdbc, start, now, values);
    }

    /** Ends the relation; empty if it is not active. */
    public Optional<Change> end(JdbcClient jdbc, Instant now, Object... values) {
        return change(jdbc, end, now, values);
    }

    private Optional<Change> change(JdbcClient jdbc, String sql, Instant now, Object... values) {
        var statement = jdbc.sql(sql).param("now", now.atOffset(ZoneOffset.UTC));
        for (var index = 0; index < values.length; index++) {
            statement = statement.param(ends.get(index), values[index]);
        }
        return statement.query(Change::of).optional();
    }

    private String join(String format, String separator) {
        return ends.stream().map(format::formatted).collect(Collectors.joining(separator));
    }

    /**
     * The state of a relation after a change.
     *
     * @param version counts its changes, 1 for the first
     * @param since the start, inclusive
     * @param until the end, exclusive; null while it is active
     */
    public record Change(
            long version, Instant since, @Nullable Instant until) {

        private static Change of(ResultSet row, int number) throws SQLException {
            var until = row.getObject("until", OffsetDateTime.class);
            return new Change(
                    row.getLong("version"),
                    row.getObject("since", OffsetDateTime.class).toInstant(),
                    until == null ? null : until.toInstant());
        }
    }
}
