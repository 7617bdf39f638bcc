package org.psyhealth.topic.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.topic.events.TopicStatus;
import org.psyhealth.topic.reading.TopicForest.TopicNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads topics, each answer with one query. */
@Component
class TopicReader {

    private static final String ACTIVE =
            "select " + TopicRow.COLUMNS + " from topic.topic t where t.status = 'ACTIVE' order by t.position, t.id";

    private static final String GET = "select " + TopicRow.COLUMNS + """
            , t.status, t.version, parent.slug as parent,
                coalesce(f.total, 0) as followers, coalesce(p.total, 0) as posts,
                exists (select from topic.topic_current c join topic.follow f on f.topic_id = c.id
                    where c.current_id = t.id and f.user_id = :caller and f.until is null) as following,
                exists (select from topic.topic_current c join topic.opt_in o on o.topic_id = c.id
                    where c.current_id = t.id and o.user_id = :caller) as opted_in
            from topic.topic t
            left join topic.topic parent on parent.id = t.parent_id
            left join topic.follower_count f on f.topic_id = t.id
            left join topic.post_count p on p.topic_id = t.id
            where t.slug = :slug""";

    private static final String FOLLOWED = "select distinct " + TopicRow.COLUMNS + " from topic.follow f" + """

            join topic.topic_current c on c.id = f.topic_id
            join topic.topic t on t.id = c.current_id
            where f.user_id = :caller and f.until is null and t.slug > :after
            order by t.slug limit :limit""";

    private final JdbcClient jdbc;

    TopicReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that posts can have, siblings in their order. */
    List<TopicRow> active() {
        return jdbc.sql(ACTIVE).query(TopicRow::of).list();
    }

    TopicForest forest(Locale language) {
        var children = new HashMap<@Nullable UUID, List<TopicRow>>();
        active().forEach(topic -> children.computeIfAbsent(topic.parentId(), parent -> new ArrayList<>())
                .add(topic));
        return new TopicForest(nodesBelow(null, children, language));
    }

    private static List<TopicNode> nodesBelow(
            @Nullable UUID parent, Map<@Nullable UUID, List<TopicRow>> children, Locale language) {
        return children.getOrDefault(parent, List.of()).stream()
                .map(topic -> new TopicNode(
                        topic.id(),
                        topic.slug(),
                        topic.title().in(language),
                        topic.isSensitive() ? null : topic.description().in(language),
                        topic.icon(),
                        topic.colour(),
                        topic.sensitivity(),
                        nodesBelow(topic.id(), children, language)))
                .toList();
    }

    /** The topic that has the slug now; empty if another slug is its own, or it is merged into another. */
    Optional<TopicView> find(String slug, Locale language, Caller caller) {
        return jdbc.sql(GET)
                .param("slug", slug)
                .param("caller", caller.id())
                .query((row, number) -> {
                    var topic = TopicRow.of(row, number);
                    var collapsed = topic.isSensitive() && !row.getBoolean("opted_in");
                    return new TopicView(
                            topic.id(),
                            TopicStatus.valueOf(row.getString("status")),
                            topic.slug(),
                            topic.title().in(language),
                            collapsed ? null : topic.description().in(language),
                            topic.icon(),
                            topic.colour(),
                            topic.sensitivity(),
                            collapsed,
                            row.getString("parent"),
                            row.getLong("followers"),
                            row.getLong("posts"),
                            row.getBoolean("following"),
                            row.getLong("version"));
                })
                .optional()
                .filter(topic -> topic.status() != TopicStatus.MERGED);
    }

    /**
     * Where a slug leads that is no longer, or not for now, that of a topic.
     *
     * @throws org.psyhealth.platform.web.problem.ProblemException 404 if no topic ever had it
     */
    Redirect redirect(String slug) {
        return jdbc.sql("""
                        select now.slug, c.current_id = s.topic_id as renamed
                        from topic.slug s
                        join topic.topic_current c on c.id = s.topic_id
                        join topic.topic now on now.id = c.current_id
                        where s.slug = :slug""")
                .param("slug", slug)
                .query((row, number) -> new Redirect(row.getString("slug"), row.getBoolean("renamed")))
                .optional()
                .orElseThrow(() -> Problems.notFound("The topic"));
    }

    Page<TopicSummary> followed(Paging paging, Locale language, Caller caller) {
        // Every slug is greater than the empty text.
        var rows = jdbc.sql(FOLLOWED)
                .param("caller", caller.id())
                .param("after", paging.after().map(key -> key.text(0)).orElse(""))
                .param("limit", paging.fetchSize())
                .query(TopicRow::of)
                .list();
        return Page.of(rows, paging, topic -> Keyset.of(topic.slug())).map(topic -> topic.summary(language));
    }

    /**
     * A redirect to another slug.
     *
     * @param permanent whether the topic was renamed; a merge may be undone
     */
    record Redirect(String slug, boolean permanent) {}
}
