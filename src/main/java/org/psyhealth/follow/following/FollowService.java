package org.psyhealth.follow.following;

import java.util.UUID;
import org.psyhealth.follow.relation.FollowState;
import org.psyhealth.follow.relation.Follows;
import org.psyhealth.follow.relation.Members;
import org.psyhealth.follow.relation.PairLock;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows other people. Somebody who blocks the caller is asked like anybody who decides about it, with the same
 * statements and the same answer; only that person does not see the request.
 */
@Service
@Transactional
class FollowService {

    static final ProblemType MEMBER_BLOCKED = new ProblemType("member-blocked", HttpStatus.CONFLICT, "Member blocked");

    private final Members members;
    private final PairLock lock;
    private final Follows follows;
    private final FollowReader reader;
    private final JdbcClient jdbc;

    FollowService(Members members, PairLock lock, Follows follows, FollowReader reader, JdbcClient jdbc) {
        this.members = members;
        this.lock = lock;
        this.follows = follows;
        this.reader = reader;
        this.jdbc = jdbc;
    }

    FollowView follow(UUID member, Caller caller) {
        members.requireOther(member, caller);
        lock.take(caller.id(), member);
        var standing = standing(member, caller);
        if (standing.isBlocked()) {
            throw new ProblemException(MEMBER_BLOCKED, "You block this member; end the block first.");
        }
        follows.start(caller.id(), member, standing.mayFollow() ? FollowState.FOLLOWING : FollowState.REQUESTED);
        return reader.get(member, caller);
    }

    void unfollow(UUID member, Caller caller) {
        lock.take(caller.id(), member);
        follows.end(caller.id(), member);
    }

    void remove(UUID follower, Caller caller) {
        lock.take(caller.id(), follower);
        follows.end(follower, caller.id());
    }

    private Standing standing(UUID member, Caller caller) {
        return jdbc.sql("""
                        select
                            exists (select from follow.block b
                                where b.blocker_id = :caller and b.member_id = :member and b.until is null),
                            exists (select from follow.block b
                                where b.blocker_id = :member and b.member_id = :caller and b.until is null),
                            exists (select from follow.settings s
                                where s.member_id = :member and s.approval = 'ASK')
                        """)
                .param("caller", caller.id())
                .param("member", member)
                .query((row, number) -> new Standing(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))
                .single();
    }

    /**
     * How two people stand to each other, found out completely whatever the answer will be.
     *
     * @param isBlocked whether the caller blocks the other
     * @param isBlocking whether the other blocks the caller
     * @param isAsking whether the other decides who follows
     */
    private record Standing(boolean isBlocked, boolean isBlocking, boolean isAsking) {

        boolean mayFollow() {
            return !isBlocking && !isAsking;
        }
    }
}
