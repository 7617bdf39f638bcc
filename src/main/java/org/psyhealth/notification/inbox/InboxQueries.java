package org.psyhealth.notification.inbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.psyhealth.notification.events.NotificationRead;
import org.psyhealth.notification.kind.Channel;
import org.psyhealth.notification.kind.Texts;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queries of a person's own inbox. Not shown are notifications of withdrawn posts, and those of people of whom the
 * person does not hear at the moment.
 */
@Service
class InboxQueries {

    private static final String CHANNEL = Channel.IN_APP.name();

    /** Greater than every UUIDv7: the key before the first row. */
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final Texts texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InboxQueries(JdbcClient jdbc, Texts texts, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the page from one index, and joins afterwards: while the statistics lag behind a growing inbox, PostgreSQL
     * would join all of it and sort.
     */
    Page<InboxItem> list(Caller caller, Paging paging) {
        var rows = jdbc.sql("""
                with page as materialized (
                    select * from notification.inbox n
                    where n.recipient_id = :caller and not n.taken_back
                        and (select p.withdrawn from notification.post p where p.id = n.post_id) is not true
                        and (n.actor_id is null or n.actor_id <> all (%s))
                        and (n.created_at, n.id) < (:at, :id)
                    order by n.created_at desc, n.id desc
                    limit :rows
                )
                select n.id, n.recipient_id, n.kind, n.post_id, n.created_at, n.read_at,
                    reader.locale, actor.display_name as actor, p.title, t.title_en, t.title_vi
                from page n
                left join notification.recipient reader on reader.id = n.recipient_id
                left join notification.recipient actor on actor.id = n.actor_id
                left join notification.post p on p.id = n.post_id
                left join notification.topic_current t on t.id = n.topic_id
                order by n.created_at desc, n.id desc""".formatted(Silence.ACTORS))
                .param("caller", caller.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "at",
                        paging.after()
                                .map(key -> key.instant(0).atOffset(ZoneOffset.UTC))
                                .orElse(OffsetDateTime.MAX))
                .param("id", paging.after().map(key -> key.uuid(1)).orElse(LAST))
                .param("rows", paging.fetchSize())
                .query(InboxRow::of)
                .list();
        return Page.of(rows, paging, row -> Keyset.of(row.createdAt(), row.id()))
                .map(row -> row.toItem(texts));
    }

    long unreadCount(Caller caller) {
        return jdbc.sql("""
                select count(*)
                from notification.inbox n
                left join notification.post p on p.id = n.post_id
                where n.recipient_id = :caller and n.read_at is null and not n.taken_back
                    and p.withdrawn is not true
                    and (n.actor_id is null or n.actor_id <> all (%s))""".formatted(Silence.ACTORS))
                .param("caller", caller.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Transactional
    void read(Caller caller, UUID id) {
        var now = clock.instant();
        jdbc.sql("""
                update notification.inbox set read_at = :now, version = version + 1
                where id = :id and recipient_id = :caller and read_at is null
                returning version""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("caller", caller.id())
                .query(Long.class)
                .optional()
                .ifPresentOrElse(
                        version -> events.publishEvent(new NotificationRead(
                                EventMeta.ofRelation(version, now, id, CHANNEL), id, caller.id(), CHANNEL)),
                        () -> requireOwn(caller, id));
    }

    private void requireOwn(Caller caller, UUID id) {
        var own = jdbc.sql("select exists (select from notification.inbox where id = :id and recipient_id = :caller)")
                .param("id", id)
                .param("caller", caller.id())
                .query(Boolean.class)
                .single();
        if (!own) {
            throw Problems.notFound("The notification");
        }
    }
}
