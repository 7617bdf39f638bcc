package org.psyhealth.topic.help;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on help resources. */
@Repository
class HelpTable {

    private static final String SELECT = "select r.* from topic.help_resource r ";

    private final JdbcClient jdbc;
    private final Clock clock;

    HelpTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What is shown under what a topic is now, that of the country first, and of those that of the topic. */
    List<StaffResource> shown(UUID current, @Nullable String country) {
        return jdbc.sql(SELECT + """
                        left join topic.topic_current c on c.id = r.topic_id
                        where (r.topic_id is null or c.current_id = :current)
                            and (r.country is null or r.country = cast(:country as text))
                            and r.verified_on > :hidden
                        order by r.country nulls last, r.topic_id nulls last, r.title, r.id""")
                .param("current", current)
                .param("country", country)
                .param("hidden", HelpCheck.HIDDEN.newest(today()))
                .query(this::view)
                .list();
    }

    Optional<UUID> currentOf(String slug) {
        return jdbc.sql("""
                        select c.current_id from topic.slug s join topic.topic_current c on c.id = s.topic_id
                        where s.slug = :slug""").param("slug", slug).query(UUID.class).optional();
    }

    /** Those that were verified until a day, longest ago first. */
    List<StaffResource> list(LocalDate newest, @Nullable String country, LocalDate after, UUID afterId, int limit) {
        return jdbc.sql(SELECT + """
                        where r.verified_on <= :newest and (r.verified_on, r.id) > (:after, :afterId)
                            and (cast(:country as text) is null or r.country = :country)
                        order by r.verified_on, r.id limit :limit""")
                .param("newest", newest)
                .param("country", country)
                .param("after", after)
                .param("afterId", afterId)
                .param("limit", limit)
                .query(this::view)
                .list();
    }

    /** @param lock for a change, until the end of the transaction */
    Optional<StaffResource> find(UUID id, boolean lock) {
        return jdbc.sql(SELECT + "where r.id = :id" + (lock ? " for update" : ""))
                .param("id", id)
                .query(this::view)
                .optional();
    }

    void store(UUID id, HelpContent content) {
        jdbc.sql("""
                        insert into topic.help_resource as r (id, version, topic_id, country, title, url, phone,
                            languages, hours, source, verified_on)
                        values (:id, 0, :topicId, :country, :title, :url, :phone, :languages, :hours, :source,
                            :verifiedOn)
                        on conflict (id) do update set version = r.version + 1, topic_id = excluded.topic_id,
                            country = excluded.country, title = excluded.title, url = excluded.url,
                            phone = excluded.phone, languages = excluded.languages, hours = excluded.hours,
                            source = excluded.source, verified_on = excluded.verified_on""")
                .param("id", id)
                .param("topicId", content.topicId())
                .param("country", content.country())
                .param("title", content.title())
                .param("url", content.url())
                .param("phone", content.phone())
                .param("languages", content.languages().toArray(String[]::new))
                .param("hours", content.hours())
                .param("source", content.source())
                .param("verifiedOn", content.verifiedOn())
                .update();
    }

    boolean isTopic(UUID id) {
        return jdbc.sql("select exists (select from topic.topic where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void delete(UUID id) {
        jdbc.sql("delete from topic.help_resource where id = :id")
                .param("id", id)
                .update();
    }

    private StaffResource view(ResultSet row, int number) throws SQLException {
        var verifiedOn = row.getObject("verified_on", LocalDate.class);
        return new StaffResource(
                row.getObject("id", UUID.class),
                row.getObject("topic_id", UUID.class),
                row.getString("country"),
                row.getString("title"),
                row.getString("url"),
                row.getString("phone"),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getString("hours"),
                row.getString("source"),
                verifiedOn,
                HelpCheck.of(verifiedOn, today()),
                row.getLong("version"));
    }
}
