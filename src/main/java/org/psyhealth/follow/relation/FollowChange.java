package org.psyhealth.follow.relation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.follow.events.FollowEvent;
import org.psyhealth.follow.events.FollowRequested;
import org.psyhealth.follow.events.MemberFollowed;
import org.psyhealth.follow.events.MemberUnfollowed;
import org.psyhealth.platform.events.EventMeta;

/** A follow after a change. */
record FollowChange(
        UUID followerId,
        UUID memberId,
        @Nullable FollowState before,
        FollowState state,
        long version,
        Instant since,
        @Nullable Instant until) {

    /** What returns the columns that are read here. */
    static final String RETURNING = """
            returning old.state as before, new.follower_id, new.member_id, new.state, new.version, new.since, new.until""";

    static FollowChange of(ResultSet row, int number) throws SQLException {
        var before = row.getString("before");
        var until = row.getObject("until", OffsetDateTime.class);
        return new FollowChange(
                row.getObject("follower_id", UUID.class),
                row.getObject("member_id", UUID.class),
                before == null ? null : FollowState.valueOf(before),
                FollowState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }

    /** By how much the counts of both people change. */
    int countedBy() {
        return counted(state) - counted(before);
    }

    FollowEvent event(Instant now) {
        var meta = EventMeta.ofRelation(version, now, followerId, memberId, "follow");
        return switch (state) {
            case REQUESTED -> new FollowRequested(meta, followerId, memberId, since);
            case FOLLOWING -> new MemberFollowed(meta, followerId, memberId, since);
            case ENDED ->
                new MemberUnfollowed(
                        meta, followerId, memberId, since, Objects.requireNonNull(until, "an ended relation"));
        };
    }

    private static int counted(@Nullable FollowState state) {
        return state == FollowState.FOLLOWING ? 1 : 0;
    }
}
