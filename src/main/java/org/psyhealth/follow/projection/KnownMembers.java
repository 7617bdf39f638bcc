package org.psyhealth.follow.projection;

import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people who exist, with the names and roles that others see. */
@Repository
class KnownMembers {

    private static final VersionedUpsert MEMBER =
            VersionedUpsert.into("follow.member", "id").columns("display_name", "role");

    private final JdbcClient jdbc;

    KnownMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(EventMeta member, UserProfile profile) {
        store(member, profile.displayName(), profile.role());
    }

    /** Somebody who is not there any more, for a while or for good, has no name: nobody finds or follows them. */
    void leave(EventMeta member) {
        store(member, null, UserRole.MEMBER);
    }

    private void store(EventMeta member, @Nullable String name, UserRole role) {
        MEMBER.prepare(jdbc, member)
                .param("id", member.aggregateId())
                .param("display_name", name)
                .param("role", role.name())
                .update();
    }
}
