package org.psyhealth.topic.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads topics for staff, in whatever state they are. */
@Component
class StaffTopics {

    private static final String SELECT = """
            select t.*, array(
                select s.slug from topic.slug s where s.topic_id = t.id and s.slug <> t.slug order by s.slug) as former
            from topic.topic t
            """;

    private final JdbcClient jdbc;

    StaffTopics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    StaffTopic get(UUID id) {
        return jdbc.sql(SELECT + "where t.id = :id")
                .param("id", id)
                .query(StaffTopics::view)
                .optional()
                .orElseThrow(() -> Problems.notFound("The topic"));
    }

    /** In the order of their slugs. */
    Page<StaffTopic> list(@Nullable TopicStatus status, Paging paging) {
        // Every slug is greater than the empty text.
        var after = paging.after().map(key -> key.text(0)).orElse("");
        var rows = jdbc.sql(SELECT + """
                        where t.slug > :after and (cast(:status as text) is null or t.status = :status)
                        order by t.slug limit :limit""")
                .param("after", after)
                .param("status", status == null ? null : status.name())
                .param("limit", paging.fetchSize())
                .query(StaffTopics::view)
                .list();
        return Page.of(rows, paging, topic -> Keyset.of(topic.slug()));
    }

    /** What a merge or an archiving of the topic would concern. */
    TopicImpact impact(UUID id) {
        return jdbc.sql("""
                        select coalesce((select total from topic.follower_count where topic_id = t.id), 0) as followers,
                            coalesce((select total from topic.post_count where topic_id = t.id), 0) as posts,
                            (select count(*) from topic.topic below
                                where below.parent_id = t.id and below.status = 'ACTIVE') as sub_topics,
                            (select count(*) from topic.tag tag where tag.topic_id = t.id) as tags,
                            (select count(*) from topic.help_resource r where r.topic_id = t.id) as resources
                        from topic.topic t where t.id = :id""")
                .param("id", id)
                .query((row, number) -> new TopicImpact(
                        row.getLong("followers"),
                        row.getLong("posts"),
                        row.getLong("sub_topics"),
                        row.getLong("tags"),
                        row.getLong("resources")))
                .optional()
                .orElseThrow(() -> Problems.notFound("The topic"));
    }

    private static StaffTopic view(ResultSet row, int number) throws SQLException {
        var mergedAt = instant(row, "merged_at");
        return new StaffTopic(
                row.getObject("id", UUID.class),
                TopicStatus.valueOf(row.getString("status")),
                row.getString("slug"),
                List.of((String[]) row.getArray("former").getArray()),
                new LocalTitle(row.getString("title_en"), row.getString("title_vi")),
                new LocalDescription(row.getString("description_en"), row.getString("description_vi")),
                row.getString("icon"),
                row.getString("colour"),
                TopicSensitivity.valueOf(row.getString("sensitivity")),
                row.getObject("parent_id", UUID.class),
                row.getInt("depth"),
                row.getInt("position"),
                row.getObject("merged_into", UUID.class),
                mergedAt,
                mergedAt == null ? null : mergedAt.plus(TopicMerges.REVERSIBLE),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
