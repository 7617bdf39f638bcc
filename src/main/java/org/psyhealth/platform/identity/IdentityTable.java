package org.psyhealth.platform.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last published claims of each person; the row also holds the version counter, across all tasks and restarts. */
@Repository
class IdentityTable {

    /** Between two tokens of the same second the fingerprint decides, so that all tasks agree. */
    private static final String UPSERT = """
            insert into platform.identity as i (person, version, fingerprint, stated_at)
            values (:person, 0, :fingerprint, :statedAt)
            on conflict (person) do update set
                version = i.version + (i.fingerprint <> excluded.fingerprint)::int,
                fingerprint = excluded.fingerprint,
                stated_at = excluded.stated_at
            where (i.stated_at, i.fingerprint) < (excluded.stated_at, excluded.fingerprint)
            returning case when old.fingerprint is distinct from new.fingerprint then new.version end""";

    private final JdbcClient jdbc;

    IdentityTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the claims unless newer ones are known; returns the new version if they changed. */
    OptionalLong upsert(UUID person, byte[] fingerprint, Instant statedAt) {
        return jdbc
                .sql(UPSERT)
                .param("person", person)
                .param("fingerprint", fingerprint)
                .param("statedAt", statedAt.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list()
                .stream()
                .filter(version -> version != null)
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
