package org.psyhealth.follow.listing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.follow.relation.Blocked;
import org.psyhealth.follow.relation.ListedMember;
import org.psyhealth.follow.relation.NewestFirst;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who follows whom. Nobody sees in them people who block them or whom they block, and the counts are those of what they
 * see. The lists of a person who hides them, of one who blocks the caller or is blocked, and of one who does not exist
 * are answered alike.
 */
@Component
@Transactional(readOnly = true)
class MemberLists {

    private static final String LIST = """
            select f.%1$s as id, m.display_name, m.role, f.since
            from follow.follow f left join follow.member m on m.id = f.%1$s
            where f.%2$s = :member and f.state = 'FOLLOWING' and f.%1$s <> all (%3$s)
                and (f.since, f.%1$s) < (:at, :id)
            order by f.since desc, f.%1$s desc limit :rows""";

    private static final String COUNTS = """
            with hidden as materialized (select unnest(%s) as id)
            select coalesce(c.followers, 0) - (select count(*) from hidden h join follow.follow f
                    on f.follower_id = h.id and f.member_id = :member and f.state = 'FOLLOWING') as followers,
                coalesce(c.following, 0) - (select count(*) from hidden h join follow.follow f
                    on f.follower_id = :member and f.member_id = h.id and f.state = 'FOLLOWING') as following
            from (values (1)) as one left join follow.follow_count c on c.member_id = :member""";

    private final JdbcClient jdbc;

    MemberLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<ListedMember> followers(@Nullable UUID member, Caller caller, Paging paging) {
        return list("follower_id", "member_id", member, caller, paging);
    }

    Page<ListedMember> following(@Nullable UUID member, Caller caller, Paging paging) {
        return list("member_id", "follower_id", member, caller, paging);
    }

    FollowCounts counts(@Nullable UUID member, Caller caller) {
        return jdbc.sql(COUNTS.formatted(Blocked.idsFor(caller)))
                .param("member", visible(member, caller))
                .param("caller", caller.id())
                .query((row, number) -> new FollowCounts(row.getInt("followers"), row.getInt("following")))
                .single();
    }

    private Page<ListedMember> list(String listed, String owner, @Nullable UUID member, Caller caller, Paging paging) {
        return NewestFirst.page(
                jdbc.sql(LIST.formatted(listed, owner, Blocked.idsFor(caller)))
                        .param("member", visible(member, caller))
                        .param("caller", caller.id()),
                paging);
    }

    /** The owner of a list that the caller may see. */
    private UUID visible(@Nullable UUID member, Caller caller) {
        if (member == null || member.equals(caller.id())) {
            return caller.id();
        }
        var visible = jdbc.sql("""
                        select exists (select from follow.member where id = :member and display_name is not null) and (:all or
                            not exists (select from follow.settings where member_id = :member and not lists_visible)
                            and :member <> all (%s))""".formatted(Blocked.IDS))
                .param("member", member)
                .param("caller", caller.id())
                .param("all", Blocked.seesAll(caller))
                .query(Boolean.class)
                .single();
        if (!visible) {
            throw Problems.notFound("The list");
        }
        return member;
    }
}
