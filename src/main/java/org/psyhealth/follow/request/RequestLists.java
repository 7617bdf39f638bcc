package org.psyhealth.follow.request;

import org.psyhealth.follow.relation.Blocked;
import org.psyhealth.follow.relation.NewestFirst;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests to a person and by a person. Requests of people whom the person blocks are not shown to them. */
@Component
class RequestLists {

    private static final String PAGE = """
             and f.state = 'REQUESTED' and (f.since, f.request_id) < (:at, :id)
            order by f.since desc, f.request_id desc limit :rows""";

    private static final String INCOMING = """
            select f.request_id, f.follower_id as id, m.display_name, m.role, f.since
            from follow.follow f left join follow.member m on m.id = f.follower_id
            where f.member_id = :caller and f.follower_id <> all (%s)""".formatted(Blocked.IDS) + PAGE;

    private static final String OUTGOING = """
            select f.request_id, f.member_id as id, m.display_name, m.role, f.since
            from follow.follow f left join follow.member m on m.id = f.member_id
            where f.follower_id = :caller""" + PAGE;

    private final JdbcClient jdbc;

    RequestLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<FollowRequest> incoming(Caller caller, Paging paging) {
        return page(INCOMING, caller, paging);
    }

    Page<FollowRequest> outgoing(Caller caller, Paging paging) {
        return page(OUTGOING, caller, paging);
    }

    private Page<FollowRequest> page(String sql, Caller caller, Paging paging) {
        var rows = NewestFirst.bind(jdbc.sql(sql).param("caller", caller.id()), paging)
                .query(FollowRequest::of)
                .list();
        return Page.of(rows, paging, FollowRequest::key);
    }
}
