package org.psyhealth.post.projection;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TopicRefs {

    private static final String UPSERT = """
            insert into post.topic_ref as t (id, version, slug, name) values (:id, :version, :slug, :name)
            on conflict (id) do update set version = excluded.version, slug = excluded.slug, name = excluded.name
                where t.version < excluded.version
            """;

    private final JdbcClient jdbc;

    TopicRefs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From this version on, the topic is called so; an older version changes nothing. */
    void upsert(UUID id, long version, String slug, String name) {
        jdbc.sql(UPSERT)
                .param("id", id)
                .param("version", version)
                .param("slug", slug)
                .param("name", name)
                .update();
    }
}
