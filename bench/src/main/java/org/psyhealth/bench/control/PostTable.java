package org.psyhealth.bench.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The control's table, read and written by the queries an engineer would write for the product's JSON. */
@Repository
class PostTable {

    private static final String FROM = """
            select p.id, p.status, p.title, p.author_id, a.display_name, p.created_at, p.published_at, p.edited_at,
                array(
                    select array[t.slug, t.name]
                    from unnest(p.topic_ids) with ordinality as chosen (id, position)
                    join control.topic t on t.id = chosen.id
                    order by chosen.position) as topics,
                array(
                    select array[c.kind, c.total::text]
                    from control.reaction_count c where c.post_id = p.id) as reactions,
                array(
                    select r.kind from control.reaction r
                    where r.post_id = p.id and r.user_id = :reader and r.active) as my_reactions,
            """;
    private static final UUID READER = new UUID(0, 1);

    private final JdbcClient jdbc;

    PostTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PostView> find(UUID id) {
        return jdbc.sql(FROM + """
                        p.body, null as excerpt
                        from control.post p left join control.author a on a.id = p.author_id
                        where p.id = :id and p.status = 'PUBLISHED'
                        """)
                .param("id", id)
                .param("reader", READER)
                .query((row, number) -> view(row))
                .optional();
    }

    List<PostView> newest(int limit) {
        return jdbc.sql(FROM + """
                        null as body, p.excerpt
                        from control.post p left join control.author a on a.id = p.author_id
                        where p.status = 'PUBLISHED'
                        order by p.published_at desc, p.id desc limit :limit
                        """)
                .param("limit", limit)
                .param("reader", READER)
                .query((row, number) -> view(row))
                .list();
    }

    void insert(PostAdded post, String body) {
        var at = post.publishedAt().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into control.post
                            (id, version, author_id, status, title, body, excerpt, topic_ids, created_at, published_at)
                        values (?, ?, ?, 'PUBLISHED', ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        post.postId(),
                        post.version(),
                        post.authorId(),
                        post.title(),
                        body,
                        post.excerpt(),
                        post.topicIds().toArray(UUID[]::new),
                        at,
                        at)
                .update();
    }

    private static PostView view(ResultSet row) throws SQLException {
        return new PostView(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getString("title"),
                row.getString("body"),
                row.getString("excerpt"),
                new PostView.AuthorView(row.getObject("author_id", UUID.class), row.getString("display_name")),
                Arrays.stream(array(row, "topics"))
                        .map(String[].class::cast)
                        .map(topic -> new PostView.TopicView(topic[0], topic[1]))
                        .toList(),
                reactions(row),
                Arrays.stream(array(row, "my_reactions")).map(String.class::cast).toList(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                null);
    }

    private static Map<String, Integer> reactions(ResultSet row) throws SQLException {
        var totals = new LinkedHashMap<>(Map.of("support", 0, "thanks", 0, "hug", 0, "insight", 0));
        for (var entry : array(row, "reactions")) {
            var total = (String[]) entry;
            totals.put(total[0], Integer.valueOf(total[1]));
        }
        return totals;
    }

    private static Object[] array(ResultSet row, String column) throws SQLException {
        return (Object[]) row.getArray(column).getArray();
    }
}
