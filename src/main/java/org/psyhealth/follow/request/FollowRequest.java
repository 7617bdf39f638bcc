package org.psyhealth.follow.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.psyhealth.follow.relation.ListedMember;
import org.psyhealth.platform.web.paging.Keyset;

/**
 * A request to follow that waits for an answer.
 *
 * @param id the request
 * @param member who asks; of the caller's own requests, who is asked
 */
record FollowRequest(UUID id, ListedMember member) {

    static FollowRequest of(ResultSet row, int number) throws SQLException {
        return new FollowRequest(row.getObject("request_id", UUID.class), ListedMember.of(row, number));
    }

    Keyset key() {
        return Keyset.of(member.since(), id);
    }
}
