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

    private final JdbcClient jdbc;
    private final PostAuthors authors;

    PostLists(JdbcClient jdbc, PostAuthors authors) {
        this.jdbc = jdbc;
        this.authors = authors;
    }

    /** Published posts, newest first, optionally of one topic or author. */
    Page<PostSummary> published(@Nullable String topic, @Nullable UUID author, Paging paging, Caller caller) {
        var conditions = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        var from = "from post.post p";
        var key = "p.published_at, p.id";
        var order = "p.published_at desc, p.id desc";
        if (topic == null) {
            conditions.add("p.status = 'PUBLISHED'");
        } else {
            from = "from post.post_by_topic i join post.post p on p.id = i.post_id";
            key = "i.published_at, i.post_id";
            order = "i.published_at desc, i.post_id desc";
            conditions.add("i.topic_id = (select id from post.topic_ref where slug = :topic limit 1)");
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
        var sql = SELECT + from + AUTHOR + String.join(" and ", conditions) + shown + " order by " + order
                + " limit :limit";
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
