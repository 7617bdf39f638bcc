package org.psyhealth.recommendation.projection;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The language of each person's reasons. */
@Repository
class Readers {

    private static final VersionedUpsert READER =
            VersionedUpsert.into("recommendation.reader", "id").columns("locale");

    private final JdbcClient jdbc;

    Readers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(EventMeta reader, String locale) {
        READER.prepare(jdbc, reader)
                .param("id", reader.aggregateId())
                .param("locale", locale)
                .update();
    }
}
