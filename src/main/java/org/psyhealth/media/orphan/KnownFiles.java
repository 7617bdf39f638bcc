package org.psyhealth.media.orphan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which files there are: everything that belongs to one of them is its own business. */
@Repository
@Transactional(readOnly = true)
class KnownFiles {

    private final JdbcClient jdbc;

    KnownFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The files among these that have not ended. */
    Set<UUID> of(List<UUID> files) {
        return new HashSet<>(jdbc.sql("select id from media.media where id = any (:ids) and status <> 'DELETED'")
                .param("ids", new SqlArrayValue("uuid", files.toArray()))
                .query(UUID.class)
                .list());
    }

    /** The uploads in parts, by the store's names for them, of the files among these that have not ended. */
    Set<String> uploadsOf(List<UUID> files) {
        return new HashSet<>(jdbc.sql("""
                        select multipart_id from media.media
                        where id = any (:ids) and status <> 'DELETED' and multipart_id is not null""")
                .param("ids", new SqlArrayValue("uuid", files.toArray()))
                .query(String.class)
                .list());
    }

    /** Whether there has never been a file: then it is the database that is missing something. */
    boolean areNone() {
        return jdbc.sql("select not exists (select from media.media)")
                .query(Boolean.class)
                .single();
    }
}
