package org.psyhealth.post.projection;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Authors {

    private static final String UPSERT = """
            insert into post.author as a (id, version, display_name) values (:id, :version, :name)
            on conflict (id) do update set version = excluded.version, display_name = excluded.display_name
                where a.version < excluded.version
            """;

    private final JdbcClient jdbc;

    Authors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From this version on, the author has this name; an older version changes nothing. */
    void upsert(UUID id, long version, String name) {
        jdbc.sql(UPSERT)
                .param("id", id)
                .param("version", version)
                .param("name", name)
                .update();
    }
}
