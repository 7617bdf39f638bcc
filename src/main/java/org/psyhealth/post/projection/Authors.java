package org.psyhealth.post.projection;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.psyhealth.user.events.Avatar;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The names, roles and pictures of authors. */
@Repository
class Authors {

    /** Beside a post a picture is shown at 64 pixels, or 128 where a screen has two for each. */
    private static final int LARGEST = 128;

    private static final VersionedUpsert AUTHOR =
            VersionedUpsert.into("post.author", "id").columns("display_name", "role", "avatar");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Authors(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void upsert(EventMeta author, UserProfile profile) {
        AUTHOR.prepare(jdbc, author)
                .param("id", author.aggregateId())
                .param("display_name", profile.displayName())
                .param("role", profile.role().name())
                .param("avatar", small(profile.avatar()), Types.OTHER)
                .update();
    }

    /** Somebody who is not there any more, for a while or for good, has no name and no picture. */
    void leave(EventMeta author) {
        AUTHOR.prepare(jdbc, author)
                .param("id", author.aggregateId())
                .param("display_name", null)
                .param("role", UserRole.MEMBER.name())
                .param("avatar", null, Types.OTHER)
                .update();
    }

    private @Nullable String small(@Nullable Avatar avatar) {
        if (avatar == null) {
            return null;
        }
        var variants = avatar.variants().stream()
                .filter(variant -> variant.width() <= LARGEST)
                .toList();
        return json.writeValueAsString(new Avatar(avatar.mediaId(), variants, avatar.blurhash()));
    }
}
