package org.psyhealth.media.usage;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mends what people's usage holds: the sum of what is counted for their files.
 *
 * <p>Whatever changes a file's count changes its owner's usage in the same transaction, by a difference. The rows of a
 * page are locked first, then files are summed up by a second statement, which therefore sees all that was committed
 * before. A transaction that has changed a row of usage has thus ended and is in the sum; one that waits for such a row
 * has not committed its file either, so it is in neither, and adds its difference to the mended figure. No reservation
 * is lost, and none counted twice. Nobody waits for longer than one page takes.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class Reconciliation {

    private final JdbcClient jdbc;

    Reconciliation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next people after one, their usage mended. */
    Page mend(UUID after, int size) {
        var owners = jdbc.sql("""
                        select owner_id from media.usage where owner_id > :after
                        order by owner_id limit :size for no key update""")
                .param("after", after)
                .param("size", size)
                .query((row, number) -> row.getObject("owner_id", UUID.class))
                .list();
        var mended = jdbc.sql("""
                with counted as (
                    select owner.id, coalesce(sum(file.counted), 0) as bytes,
                        count(file.id) filter (where file.status in ('UPLOADING', 'SCANNING')) as unfinished
                    from unnest(:owners) as owner (id)
                        left join media.media file on file.owner_id = owner.id and file.status <> 'DELETED'
                    group by owner.id
                )
                update media.usage set bytes = counted.bytes, unfinished = counted.unfinished
                from counted where usage.owner_id = counted.id
                    and (usage.bytes, usage.unfinished) is distinct from (counted.bytes, counted.unfinished)""")
                .param("owners", new SqlArrayValue("uuid", owners.toArray()))
                .update();
        return new Page(owners, mended);
    }

    /**
     * Some people.
     *
     * @param owners in the order of their ids
     * @param mended how many of them had wrong figures
     */
    record Page(List<UUID> owners, int mended) {}
}
