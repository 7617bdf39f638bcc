package org.psyhealth.post.projection;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.psyhealth.user.events.UserProfile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The names and roles of authors. */
@Repository
class Authors {

    private static final VersionedUpsert AUTHOR =
            VersionedUpsert.into("post.author", "id").columns("display_name", "role");

    private final JdbcClient jdbc;

    Authors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(EventMeta author, UserProfile profile) {
        AUTHOR.prepare(jdbc, author)
                .param("id", author.aggregateId())
                .param("display_name", profile.displayName())
                .param("role", profile.role().name())
                .update();
    }
}
