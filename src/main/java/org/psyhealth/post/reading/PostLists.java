package org.psyhealth.post.reading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.post.visibility.HiddenAuthors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of posts. Each page is one query, which scans an index in list order. */
@Component
class PostLists {

    private static final String SELECT = "select p.excerpt, " + PostRow.COLUMNS;
    private static final String AUTHOR = " left join post.author a on a.id = p.author_id where ";

    /**
     * The first rows of each topic that is this one now, which is seldom more than one, and the first of those. A post
     * may have several of them.
     */
    private static final String OF_TOPIC = """
            from (
                select distinct head.published_at, head.post_id
                from post.topic_current t
                cross join lateral (
                    select e.published_at, e.post_id
                    from post.post_by_topic e join post.post p on p.id = e.post_id
                    where %s
                    order by e.published_at desc, e.post_id desc limit :limit
                ) head
                where t.current_id = (
                    select c.current_id from post.topic_ref r join post.topic_current c on c.id = r.id
                    where r.slug = :topic limit 1)
                order by published_at desc, post_id desc limit :limit
            ) i
            join post.post p on p.id = i.post_id
            left join post.author a on a.id = p.author_id
            order by i.published_at desc, i.post_id desc""";

    private final JdbcClient jdbc;
    private final PostAuthors authors;

    PostLists(JdbcClient jdbc, PostAuthors authors) {
        this.jdbc = jdbc;
        this.authors = authors;
    }

    /** Published posts, newest first, optionally of one topic or author. */
    Page<PostSummary> published(@Nullable String topic, @Nullable UUID author, Paging paging, Caller caller) {
        var params = new HashMap<String, Object>();
        var conditions = new ArrayList<String>();
        var key = "p.published_at, p.id";
        if (topic == null) {
            conditions.add("p.status = 'PUBLISHED'");
        } else {
            conditions.add("e.topic_id = t.id");
            key = "e.published_at, e.post_id";
            params.put("topic", topic);
        }
        if (author != null) {
            conditions.add("p.author_id = :author");
            params.put("author", author);
        }
        if (paging.after().isPresent()) {
            var after = paging.after().get();
            conditions.add("(" + key + ") < (:afterTime, :afterId)");
            params.put("afterTime", after.instant(0).atOffset(ZoneOffset.UTC));
            params.put("afterId", after.uuid(1));
        }
        var shown = HiddenAuthors.excluded(author == null ? "p.author_id" : "cast(:author as uuid)", caller);
        var where = String.join(" and ", conditions) + shown;
        var sql = SELECT
                + (topic == null
                        ? "from post.post p" + AUTHOR + where + " order by p.published_at desc, p.id desc limit :limit"
                        : OF_TOPIC.formatted(where));
        return Page.of(rows(sql, params, paging, caller), paging, post -> Keyset.of(publishedAt(post), post.id()));
    }

    /** The caller's own drafts, the newest first; ids are ordered by their creation time. */
    Page<PostSummary> drafts(Paging paging, Caller caller) {
        var params = new HashMap<String, Object>();
        var sql = SELECT + "from post.post p" + AUTHOR + "p.status = 'DRAFT' and p.author_id = :caller";
        if (paging.after().isPresent()) {
            sql += " and p.id < :afterId";
            params.put("afterId", paging.after().get().uuid(0));
        }
        sql += " order by p.id desc limit :limit";
        return Page.of(rows(sql, params, paging, caller), paging, post -> Keyset.of(post.id()));
    }

    private List<PostSummary> rows(String sql, Map<String, Object> params, Paging paging, Caller caller) {
        return jdbc.sql(sql)
                .params(params)
                .param("limit", paging.fetchSize())
                .param("caller", caller.id())
                .query((row, number) -> new PostRow(row, authors).summary())
                .list();
    }

    private static Instant publishedAt(PostSummary post) {
        if (post.publishedAt() == null) {
            throw new IllegalStateException("post " + post.id() + " is published without a time");
        }
        return post.publishedAt();
    }
}
