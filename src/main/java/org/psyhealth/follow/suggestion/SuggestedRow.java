package org.psyhealth.follow.suggestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import org.psyhealth.follow.suggestion.SuggestedMember.Reason;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.user.events.UserRole;

record SuggestedRow(SuggestedMember member, long score) {

    static SuggestedRow of(ResultSet row, int number) throws SQLException {
        var reasons = new ArrayList<Reason>();
        if (row.getLong("friends") > 0) {
            reasons.add(Reason.FOLLOWED_BY_FOLLOWED);
        }
        if (row.getLong("topics") > 0) {
            reasons.add(Reason.SHARED_TOPICS);
        }
        return new SuggestedRow(
                new SuggestedMember(
                        row.getObject("id", UUID.class),
                        row.getString("display_name"),
                        UserRole.valueOf(row.getString("role")),
                        reasons),
                row.getLong("score"));
    }

    Keyset key() {
        return Keyset.of(score, member.id());
    }
}
