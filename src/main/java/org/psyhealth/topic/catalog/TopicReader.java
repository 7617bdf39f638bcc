package org.psyhealth.topic.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads topics, each with its count and the caller's follow, in one query. */
@Component
class TopicReader {

    private static final String SELECT = """
            select t.id, t.slug, t.name, t.description, t.version, coalesce(c.total, 0) as post_count,
                exists (select from topic.follow f
                    where f.topic_id = t.id and f.user_id = :caller and f.until is null) as following
            from topic.topic t
            left join topic.post_count c on c.topic_id = t.id
            """;

    private final JdbcClient jdbc;

    TopicReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TopicView get(String slug, Caller caller) {
        return jdbc.sql(SELECT + "where t.slug = :slug")
                .param("slug", slug)
                .param("caller", caller.id())
                .query((row, number) -> view(row))
                .optional()
                .orElseThrow(() -> Problems.notFound("The topic"));
    }

    Page<TopicView> list(Paging paging, Caller caller) {
        // Every slug is greater than the empty text.
        var after = paging.after().map(key -> key.text(0)).orElse("");
        var rows = jdbc.sql(SELECT + "where t.slug > :after order by t.slug limit :limit")
                .param("after", after)
                .param("limit", paging.fetchSize())
                .param("caller", caller.id())
                .query((row, number) -> view(row))
                .list();
        return Page.of(rows, paging, topic -> Keyset.of(topic.slug()));
    }

    private static TopicView view(ResultSet row) throws SQLException {
        return new TopicView(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                row.getString("description"),
                row.getLong("post_count"),
                row.getBoolean("following"),
                row.getLong("version"));
    }
}
