package org.psyhealth.platform.persistence;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What subjects are now that may be merged into others, and parted again. One table holds the newest state of each
 * subject, with {@code id} and {@code merged_into}; another holds for each of them the subject at the end of its way,
 * {@code current_id}, with a copy of what readers need of it. The second is a function of the first, whatever the order
 * in which states arrive, so that undoing a merge is one more state: readers join one row, and nothing else moves.
 *
 * <p>While the state of a target is unknown, or records that arrive late seem to form a circle, a subject stands for
 * itself or for the last known on its way.
 */
public final class Successors {

    private final TransactionLock lock;
    private final String sql;

    private Successors(TransactionLock lock, String sql) {
        this.lock = lock;
        this.sql = sql;
    }

    /**
     * The successors of the subjects in a table.
     *
     * @param states the table of states, with its schema
     * @param current the table to keep, with its schema
     * @param copied the columns that are copied from the successor's state
     */
    public static Successors of(String states, String current, String... copied) {
        var sql = """
                with recursive source (id) as (
                    select cast(:id as uuid)
                    union
                    select s.id from %1$s s join source on s.merged_into = source.id
                ), way (id, current_id, step) as (
                    select id, id, 0 from source
                    union all
                    select way.id, s.merged_into, way.step + 1
                    from way join %1$s s on s.id = way.current_id
                    where s.merged_into is not null
                ) cycle current_id set is_circle using path
                insert into %2$s (id, current_id%3$s)
                select distinct on (way.id) way.id, way.current_id%4$s
                from way join %1$s s on s.id = way.current_id
                where not way.is_circle
                order by way.id, way.step desc
                on conflict (id) do update set current_id = excluded.current_id%5$s""".formatted(
                states, current, list(copied, ", %s"), list(copied, ", s.%s"), list(copied, ", %1$s = excluded.%1$s"));
        return new Successors(TransactionLock.exclusive(current), sql);
    }

    /**
     * To be called before a state is stored; one such transaction at a time. Two that store the ends of one way at the
     * same time would not see each other.
     */
    public void lock(JdbcClient jdbc) {
        lock.take(jdbc);
    }

    /** Recomputes the subject whose state was stored, and all that are merged into it. */
    public void update(JdbcClient jdbc, UUID subject) {
        jdbc.sql(sql).param("id", subject).update();
    }

    private static String list(String[] columns, String format) {
        return Stream.of(columns).map(format::formatted).collect(Collectors.joining());
    }
}
