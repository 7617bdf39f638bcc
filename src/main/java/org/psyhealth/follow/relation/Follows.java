package org.psyhealth.follow.relation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.psyhealth.platform.ids.UuidV7;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows and requests, each change with the counts of both people and its event in one transaction. The caller holds
 * the {@link PairLock} of the two.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Follows {

    private static final String START = """
            insert into follow.follow as f (follower_id, member_id, state, request_id, since, version)
            values (:follower, :member, :state, :request, :now, 1)
            on conflict (follower_id, member_id) do update set
                state = excluded.state, request_id = excluded.request_id,
                since = greatest(excluded.since, f.until, f.since), until = null, version = f.version + 1
            where f.state = 'ENDED' or (f.state = 'REQUESTED' and excluded.state = 'FOLLOWING')
            """ + FollowChange.RETURNING;

    private static final String ACCEPT = """
            update follow.follow f set
                state = 'FOLLOWING', since = greatest(:now::timestamptz, f.since), version = f.version + 1
            where f.request_id = :request and f.member_id = :member and f.state = 'REQUESTED'
            """ + FollowChange.RETURNING;

    private static final String END = """
            update follow.follow f set
                state = 'ENDED', until = greatest(:now::timestamptz, f.since), version = f.version + 1
            where f.follower_id = :follower and f.member_id = :member and f.state <> 'ENDED'
            """ + FollowChange.RETURNING;

    /** Always in the order of the ids, so that no two transactions wait for each other. */
    private static final String COUNT = """
            insert into follow.follow_count as c (member_id, followers, following)
            select id, followers, following
            from (values (:member::uuid, :by::integer, 0), (:follower::uuid, 0, :by::integer))
                as step (id, followers, following)
            order by id
            on conflict (member_id) do update set
                followers = c.followers + excluded.followers, following = c.following + excluded.following""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Follows(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Follows, or asks to; a request becomes a follow, and otherwise what already holds stays as it is. */
    public void start(UUID follower, UUID member, FollowState state) {
        change(jdbc.sql(START)
                .param("follower", follower)
                .param("member", member)
                .param("state", state.name())
                .param("request", UuidV7.next()));
    }

    /** Makes a request to a person a follow; without effect on one that was answered or withdrawn. */
    public void accept(UUID request, UUID member) {
        change(jdbc.sql(ACCEPT).param("request", request).param("member", member));
    }

    /** Ends a follow, or a request to; without one nothing changes. */
    public void end(UUID follower, UUID member) {
        change(jdbc.sql(END).param("follower", follower).param("member", member));
    }

    private void change(StatementSpec statement) {
        var now = clock.instant();
        statement
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(FollowChange::of)
                .optional()
                .ifPresent(change -> {
                    count(change);
                    events.publishEvent(change.event(now));
                });
    }

    private void count(FollowChange change) {
        if (change.countedBy() != 0) {
            jdbc.sql(COUNT)
                    .param("member", change.memberId())
                    .param("follower", change.followerId())
                    .param("by", change.countedBy())
                    .update();
        }
    }
}
