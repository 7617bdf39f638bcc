package org.psyhealth.follow.muting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.psyhealth.follow.relation.ListedMember;

/**
 * Somebody whom the caller mutes.
 *
 * @param member the person
 * @param until when the mute ends by itself; null without an end
 */
record MutedMember(ListedMember member, @Nullable Instant until) {

    static MutedMember of(ResultSet row, int number) throws SQLException {
        var until = row.getObject("until", OffsetDateTime.class);
        return new MutedMember(ListedMember.of(row, number), until == null ? null : until.toInstant());
    }
}
