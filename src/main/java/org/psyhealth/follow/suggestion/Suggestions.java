package org.psyhealth.follow.suggestion;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.psyhealth.follow.relation.Blocked;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People with whom the caller shares topics, or whom those follow whom the caller follows: one statement, which looks
 * at the newest 50 topics and 100 people of the caller, and at the newest 100 people of each. Topics that are merged
 * are one, and as sensitive as the one that they are now. Lists that are hidden, and topics that are sensitive or not
 * known yet, suggest nobody. A person followed by one whom the caller follows counts as much as two shared topics.
 */
@Component
class Suggestions {

    /** Greater than every id. */
    private static final UUID LAST = new UUID(-1, -1);

    private static final String SUGGEST = """
            with shared as (
                select distinct other.user_id as id, mine.current_id as topic
                from (
                    select t.current_id from follow.topic_follow f
                    join follow.topic_current t on t.id = f.topic_id and not t.sensitive
                    where f.user_id = :caller and f.until is null
                    order by f.since desc limit 50
                ) mine
                join follow.topic_current same on same.current_id = mine.current_id
                cross join lateral (
                    select f.user_id from follow.topic_follow f
                    where f.topic_id = same.id and f.until is null
                    order by f.since desc limit 100
                ) other
            ), friends as (
                select second.member_id as id, 0 as topics, 1 as friends
                from (
                    select f.member_id from follow.follow f
                    where f.follower_id = :caller and f.state = 'FOLLOWING'
                        and not exists (select from follow.settings s
                            where s.member_id = f.member_id and not s.lists_visible)
                    order by f.since desc, f.member_id desc limit 100
                ) first
                cross join lateral (
                    select f.member_id from follow.follow f
                    where f.follower_id = first.member_id and f.state = 'FOLLOWING'
                    order by f.since desc, f.member_id desc limit 100
                ) second
            ), scored as (
                select id, sum(topics) as topics, sum(friends) as friends, sum(topics) + 2 * sum(friends) as score
                from (select id, 1 as topics, 0 as friends from shared union all select * from friends) candidate
                group by id
            )
            select s.id, m.display_name, m.role, s.topics, s.friends, s.score
            from scored s
            join follow.member m on m.id = s.id and m.display_name is not null
            where s.id <> :caller and (s.score, s.id) < (:score, :id) and s.id <> all (%s)
                and not exists (select from follow.follow f
                    where f.follower_id = :caller and f.member_id = s.id and f.state <> 'ENDED')
                and not exists (select from follow.mute t
                    where t.muter_id = :caller and t.member_id = s.id and (t.until is null or t.until > :now))
            order by s.score desc, s.id desc limit :rows""".formatted(Blocked.IDS);

    private final JdbcClient jdbc;
    private final Clock clock;

    Suggestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<SuggestedMember> list(Caller caller, Paging paging) {
        var rows = jdbc.sql(SUGGEST)
                .param("caller", caller.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("score", paging.after().map(key -> key.number(0)).orElse((double) Long.MAX_VALUE))
                .param("id", paging.after().map(key -> key.uuid(1)).orElse(LAST))
                .param("rows", paging.fetchSize())
                .query(SuggestedRow::of)
                .list();
        return Page.of(rows, paging, SuggestedRow::key).map(SuggestedRow::member);
    }
}
