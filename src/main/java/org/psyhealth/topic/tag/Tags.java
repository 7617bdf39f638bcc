package org.psyhealth.topic.tag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.persistence.TransactionLock;
import org.psyhealth.platform.text.SearchText;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tags as staff keep them. An alias leads to a tag that is none itself: one merge at a time keeps it so. */
@Service
@Transactional
class Tags {

    static final ProblemType TAG_EXISTS = new ProblemType("tag-exists", HttpStatus.CONFLICT, "Tag exists");
    static final ProblemType TAG_ALIAS = new ProblemType("tag-alias", HttpStatus.CONFLICT, "The tag is an alias");

    private static final TransactionLock LOCK = TransactionLock.exclusive("topic.tag");

    private final JdbcClient jdbc;
    private final Clock clock;

    Tags(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws ProblemException 409 if a tag has this name */
    StaffTag create(NewTag wanted) {
        return insert(wanted.name(), wanted.topicId(), null);
    }

    /**
     * Another name of a tag.
     *
     * @throws ProblemException 409 if a tag has this name
     */
    StaffTag addAlias(UUID id, String name) {
        LOCK.take(jdbc);
        var tag = get(id);
        requireNoAlias(tag);
        return insert(name, null, tag.id());
    }

    private StaffTag insert(String name, @Nullable UUID topic, @Nullable UUID mergedInto) {
        if (topic != null) {
            requireTopic(topic);
        }
        return jdbc.sql("""
                        insert into topic.tag (id, name, folded, plain, topic_id, merged_into, created_at)
                        values (:id, :name, :folded, :plain, :topic, :mergedInto, :now)
                        on conflict (folded) do nothing
                        returning *""")
                .param("id", UuidV7.next())
                .param("name", name.strip())
                .param("folded", SearchText.folded(name))
                .param("plain", SearchText.plain(name))
                .param("topic", topic)
                .param("mergedInto", mergedInto)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Tags::view)
                .optional()
                .orElseThrow(() -> new ProblemException(TAG_EXISTS, "Use the tag that has this name, or merge it."));
    }

    /** Makes a tag, and all its aliases, other names of another one. */
    StaffTag merge(UUID id, UUID into) {
        LOCK.take(jdbc);
        var tag = get(id);
        if (into.equals(tag.mergedInto())) {
            return tag;
        }
        var target = get(into);
        requireNoAlias(tag);
        requireNoAlias(target);
        if (id.equals(into)) {
            throw new ProblemException(TAG_ALIAS, "A tag cannot be another name of itself.");
        }
        jdbc.sql("update topic.tag set merged_into = :into where id = :id or merged_into = :id")
                .param("id", id)
                .param("into", into)
                .update();
        return get(id);
    }

    /** Makes an alias a tag of its own. */
    StaffTag part(UUID id) {
        LOCK.take(jdbc);
        jdbc.sql("update topic.tag set merged_into = null where id = :id")
                .param("id", id)
                .update();
        return get(id);
    }

    /** In the order of their names. */
    @Transactional(readOnly = true)
    Page<StaffTag> list(@Nullable String prefix, Paging paging) {
        var start = SearchText.folded(prefix == null ? "" : prefix);
        var rows = jdbc.sql("""
                        select * from topic.tag
                        where folded >= :start and starts_with(folded, :start) and folded > :after
                        order by folded limit :limit""")
                .param("start", start)
                .param("after", paging.after().map(key -> key.text(0)).orElse(""))
                .param("limit", paging.fetchSize())
                .query(Tags::view)
                .list();
        return Page.of(rows, paging, tag -> Keyset.of(SearchText.folded(tag.name())));
    }

    /** @throws ProblemException 404 if there is none */
    StaffTag get(UUID id) {
        return jdbc.sql("select * from topic.tag where id = :id")
                .param("id", id)
                .query(Tags::view)
                .optional()
                .orElseThrow(() -> Problems.notFound("The tag"));
    }

    private void requireTopic(UUID id) {
        var found = jdbc.sql("select exists (select from topic.topic where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (!found) {
            throw Problems.notFound("The topic");
        }
    }

    private static void requireNoAlias(StaffTag tag) {
        if (tag.mergedInto() != null) {
            throw new ProblemException(TAG_ALIAS, "Use the tag that it is another name of.");
        }
    }

    private static StaffTag view(ResultSet row, int number) throws SQLException {
        return new StaffTag(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("topic_id", UUID.class),
                row.getObject("merged_into", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
