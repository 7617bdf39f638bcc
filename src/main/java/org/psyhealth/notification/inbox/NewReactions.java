package org.psyhealth.notification.inbox;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notifies an author that a person reacted to a post: one notification per person and post, whatever the kinds and
 * however often they change. It tells of the oldest active reaction that was given while the author heard of the
 * person. While there is none the notification is retracted, but keeps its id and its read mark.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NewReactions {

    private static final String OF_POST = """
            with pair as (
                select cast(:post as uuid) as post_id, cast(:author as uuid) as author_id, cast(:user as uuid) as user_id
            ),""";

    private static final String OF_PEOPLE = """
            with pair as (
                select distinct post_id, author_id, user_id from notification.reaction
                where user_id = :user and author_id = :author
            ),""";

    private static final String TELL = """
             news as (
                select pair.*, 'reaction:' || post_id || ':' || user_id as key, (
                    select min(r.since) from notification.reaction r
                    where r.post_id = pair.post_id and r.user_id = pair.user_id and r.since is not null and %s) as since
                from pair
            ), told as (
                insert into notification.inbox as i
                    (recipient_id, dedup_key, kind, post_id, actor_id, created_at)
                select author_id, key, 'REACTION', post_id, user_id, since from news where since is not null
                on conflict (recipient_id, dedup_key) do update
                set created_at = excluded.created_at, taken_back = false
                where i.taken_back or i.created_at <> excluded.created_at
                returning old.id is null as is_new
            ), taken_back as (
                update notification.inbox i set taken_back = true
                from news
                where i.recipient_id = news.author_id and i.dedup_key = news.key and not i.taken_back
                    and news.since is null
            )
            select count(*) from told where is_new""".formatted(Silence.isNone("pair.author_id", "pair.user_id", "r.since"));

    private final JdbcClient jdbc;
    private final InboxCounter counter;

    NewReactions(JdbcClient jdbc, InboxCounter counter) {
        this.jdbc = jdbc;
        this.counter = counter;
    }

    /** The reactions of a person to a post of somebody else changed. */
    public void reactionsChanged(UUID post, UUID author, UUID user) {
        tell(jdbc.sql(OF_POST + TELL)
                .param("post", post)
                .param("author", author)
                .param("user", user));
    }

    /** Whether an author hears of a person, or did at some time, changed. */
    void silenceChanged(UUID author, UUID user) {
        tell(jdbc.sql(OF_PEOPLE + TELL).param("author", author).param("user", user));
    }

    private void tell(JdbcClient.StatementSpec statement) {
        counter.put("REACTION", statement.query(Integer.class).single());
    }
}
