package org.psyhealth.post.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.delivery.SignedUrls;
import org.psyhealth.post.reading.PostView.AuthorAvatar;
import org.psyhealth.post.reading.PostView.PostAuthor;
import org.psyhealth.user.events.Avatar;
import org.psyhealth.user.events.UserRole;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Shows authors as the projection knows them, with addresses of their pictures that work for their reader. */
@Component
public class PostAuthors {

    /** What a query selects of {@code post.author a}. */
    public static final String COLUMNS = "a.display_name, a.role, a.avatar";

    private final SignedUrls urls;
    private final JsonMapper json;
    private final AuthorNames names;

    PostAuthors(SignedUrls urls, JsonMapper json, AuthorNames names) {
        this.urls = urls;
        this.json = json;
        this.names = names;
    }

    /** The author in a row: one that is not known yet has no name, and one that has left is called so. */
    public PostAuthor of(UUID author, ResultSet row) throws SQLException {
        var role = row.getString("role");
        if (role == null) {
            return PostAuthor.unknown(author);
        }
        var name = row.getString("display_name");
        return new PostAuthor(
                author,
                name == null ? names.departed() : name,
                UserRole.valueOf(role),
                avatar(row.getString("avatar")));
    }

    private @Nullable AuthorAvatar avatar(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        var avatar = json.readValue(stored, Avatar.class);
        var images = avatar.variants().stream()
                .map(variant -> urls.image(variant.key(), variant.contentType(), variant.width(), variant.height()))
                .toList();
        return new AuthorAvatar(images, avatar.blurhash());
    }
}
