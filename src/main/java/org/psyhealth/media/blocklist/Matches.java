package org.psyhealth.media.blocklist;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files that a new entry of the list is about, found by one statement each. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Matches {

    private final JdbcClient jdbc;

    Matches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The files that are exactly what the entry names, each locked until the end of the transaction. */
    public List<UUID> of(UUID entry) {
        return jdbc.sql("""
                        select file.id from media.media file join media.blocked entry on entry.sha256 = file.sha256
                        where entry.id = :entry and (file.status = 'READY' or file.held)
                        order by file.id for no key update of file""")
                .param("entry", entry)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The pictures that look like the one that the entry names, each locked until the end of the transaction. */
    public List<UUID> alike(UUID entry) {
        return jdbc.sql("""
                        select file.id from media.media file, media.blocked entry
                        where entry.id = :entry and file.status = 'READY' and file.sha256 <> entry.sha256
                            and bit_count((file.perceptual_hash # entry.perceptual_hash)::bit(64)) <= :alike
                        order by file.id for no key update of file""")
                .param("entry", entry)
                .param("alike", Similarity.ALIKE)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Has a person decide about files. */
    public void hold(List<UUID> files) {
        jdbc.sql("update media.media set held = true where id = any (:files) and status in ('SCANNING', 'READY')")
                .param("files", new SqlArrayValue("uuid", files.toArray()))
                .update();
    }
}
