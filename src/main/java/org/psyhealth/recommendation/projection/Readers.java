package org.psyhealth.recommendation.projection;

import org.psyhealth.platform.events.EventMeta;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the language of every person. */
@Service
class Readers {

    private final JdbcClient jdbc;

    Readers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void upsert(EventMeta meta, String locale) {
        jdbc.sql("""
                insert into recommendation.reader as r (id, locale, version)
                values (:id, :locale, :version)
                on conflict (id) do update set locale = excluded.locale, version = excluded.version
                where r.version < excluded.version""")
                .param("id", meta.aggregateId())
                .param("locale", locale)
                .param("version", meta.aggregateVersion())
                .update();
    }
}
