package org.psyhealth.follow.following;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how a caller stands to a person, in one query. */
@Component
class FollowReader {

    private final JdbcClient jdbc;
    private final Clock clock;

    FollowReader(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    FollowView get(UUID member, Caller caller) {
        return jdbc.sql("""
                        select m.id, f.state, f.since, back.state = 'FOLLOWING' as follower,
                            exists (select from follow.block b
                                where b.blocker_id = :caller and b.member_id = m.id and b.until is null) as blocked,
                            mute.since is not null as muted, mute.until as muted_until
                        from follow.member m
                        left join follow.follow f
                            on f.follower_id = :caller and f.member_id = m.id and f.state <> 'ENDED'
                        left join follow.follow back on back.follower_id = m.id and back.member_id = :caller
                        left join follow.mute on mute.muter_id = :caller and mute.member_id = m.id
                            and (mute.until is null or mute.until > :now)
                        where m.id = :member and m.display_name is not null
                        """)
                .param("caller", caller.id())
                .param("member", member)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> view(row))
                .optional()
                .orElseThrow(() -> Problems.notFound("The member"));
    }

    private static FollowView view(ResultSet row) throws SQLException {
        var state = row.getString("state");
        return new FollowView(
                row.getObject("id", UUID.class),
                state == null ? FollowView.State.NONE : FollowView.State.valueOf(state),
                instant(row, "since"),
                row.getBoolean("follower"),
                row.getBoolean("blocked"),
                row.getBoolean("muted"),
                instant(row, "muted_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
