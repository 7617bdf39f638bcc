package org.psyhealth.post.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.post.reaction.ReactionKind;
import org.psyhealth.post.reading.PostView.PostAuthor;
import org.psyhealth.post.reading.PostView.PostTopic;
import org.psyhealth.topic.events.TopicText;

/**
 * A row with a post and everything that is shown with it; child tables are returned as arrays, not as additional rows.
 */
record PostRow(ResultSet row, PostAuthors authors) {

    /** Needs {@code post.post p}, {@code post.author a} and the parameter {@code caller}. */
    static final String COLUMNS = PostAuthors.COLUMNS + """
            , p.id, p.status, p.title, p.author_id, p.created_at, p.published_at, p.edited_at,
            array(
                select array[t.slug, t.title_en, t.title_vi]
                from unnest(p.topic_ids) with ordinality as chosen (id, position)
                join post.topic_current t on t.id = chosen.id
                order by chosen.position) as topics,
            array(
                select array[c.kind, c.total::text] from post.reaction_count c where c.post_id = p.id) as reactions,
            array(
                select r.kind from post.reaction r
                where r.post_id = p.id and r.user_id = :caller and r.until is null) as my_reactions
            """;

    PostView view() throws SQLException {
        return new PostView(
                id(),
                PostView.Status.valueOf(row.getString("status")),
                row.getString("title"),
                row.getString("body"),
                author(),
                topics(),
                reactions(),
                myReactions(),
                createdAt(),
                instant("published_at"),
                instant("edited_at"),
                row.getLong("version"));
    }

    PostSummary summary() throws SQLException {
        return new PostSummary(
                id(),
                PostView.Status.valueOf(row.getString("status")),
                row.getString("title"),
                row.getString("excerpt"),
                author(),
                topics(),
                reactions(),
                myReactions(),
                createdAt(),
                instant("published_at"),
                instant("edited_at"));
    }

    private UUID id() throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private PostAuthor author() throws SQLException {
        return authors.of(row.getObject("author_id", UUID.class), row);
    }

    /** Two of them may have become one. */
    private List<PostTopic> topics() throws SQLException {
        return Arrays.stream(array("topics"))
                .map(String[].class::cast)
                .map(topic -> PostTopic.of(topic[0], new TopicText(topic[1], topic[2])))
                .distinct()
                .toList();
    }

    private Map<ReactionKind, Integer> reactions() throws SQLException {
        var totals = ReactionKind.noneYet();
        for (var entry : array("reactions")) {
            var total = (String[]) entry;
            totals.put(ReactionKind.valueOf(total[0]), Integer.valueOf(total[1]));
        }
        return totals;
    }

    private List<ReactionKind> myReactions() throws SQLException {
        return Arrays.stream(array("my_reactions"))
                .map(kind -> ReactionKind.valueOf((String) kind))
                .sorted()
                .toList();
    }

    private Instant createdAt() throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }

    private @Nullable Instant instant(String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private Object[] array(String column) throws SQLException {
        return (Object[]) row.getArray(column).getArray();
    }
}
