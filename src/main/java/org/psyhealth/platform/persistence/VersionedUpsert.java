package org.psyhealth.platform.persistence;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psyhealth.platform.events.EventMeta;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statement with which a module keeps the newest state of a subject of another module: an upsert guarded by the
 * subject's version. Records may arrive late, twice or in any order: one that is not newer than what is stored changes
 * nothing. The end of a subject is stored like every other state and stays as a tombstone. The table needs a column
 * {@code version bigint not null}.
 */
public final class VersionedUpsert {

    private final String table;
    private final List<String> key;
    private final List<String> columns;
    private final String sql;

    private VersionedUpsert(String table, List<String> key, List<String> columns, String returning, String statement) {
        this.table = table;
        this.key = key;
        this.columns = columns;
        var upsert = """
                insert into %s as stored (%s) values (%s)
                on conflict (%s) do update set %s
                where stored.version < excluded.version %s""".formatted(
                        table,
                        list(all(), "%s"),
                        list(all(), ":%s"),
                        list(key, "%s"),
                        list(concat(columns, "version"), "%1$s = excluded.%1$s"),
                        returning);
        this.sql = statement.isEmpty() ? upsert : "with stored as (%s)%n%s".formatted(upsert, statement);
    }

    /**
     * An upsert of rows with a key of one or more columns.
     *
     * @param table the table with its schema
     */
    public static VersionedUpsert into(String table, String... key) {
        return new VersionedUpsert(table, List.of(key), List.of(), "", "");
    }

    /** The same with the columns that hold the state; each column name is also a parameter name. */
    public VersionedUpsert columns(String... names) {
        return new VersionedUpsert(table, key, List.of(names), "", "");
    }

    /**
     * The same with a result: one row if the record was newer, otherwise none. {@code old} is null for a new subject.
     */
    public VersionedUpsert returning(String expressions) {
        return new VersionedUpsert(table, key, columns, "returning " + expressions, "");
    }

    /**
     * The same, followed by what else is to be written, all in one statement: a consumer's way to the database and back
     * takes longer than its work there.
     *
     * @param returning what the statement that follows reads of the stored row; {@code old} is null for a new subject
     * @param statement begins after {@code with stored as (...)}, with further common table expressions or without; it
     *     sees no row if the record was not newer. It does not see what the others write
     */
    public VersionedUpsert returningTo(String returning, String statement) {
        return new VersionedUpsert(table, key, columns, "returning " + returning, statement);
    }

    /**
     * The statement for one record. The caller binds the key and the columns, and executes it: an update count of 0 or
     * an empty result means that the record was not newer.
     */
    public JdbcClient.StatementSpec prepare(JdbcClient jdbc, EventMeta meta) {
        return jdbc.sql(sql).param("version", meta.aggregateVersion());
    }

    private List<String> all() {
        return Stream.of(key, columns, List.of("version")).flatMap(List::stream).toList();
    }

    private static List<String> concat(List<String> names, String last) {
        return Stream.concat(names.stream(), Stream.of(last)).toList();
    }

    private static String list(List<String> names, String format) {
        return names.stream().map(format::formatted).collect(Collectors.joining(", "));
    }
}
