package org.psyhealth.follow.blocking;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.psyhealth.follow.events.MemberBlocked;
import org.psyhealth.follow.events.MemberUnblocked;
import org.psyhealth.follow.relation.Follows;
import org.psyhealth.follow.relation.ListedMember;
import org.psyhealth.follow.relation.Members;
import org.psyhealth.follow.relation.NewestFirst;
import org.psyhealth.follow.relation.PairLock;
import org.psyhealth.follow.relation.TimedRelation;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Blocks people, which ends follows and requests of both in the same transaction, and ends blocks. */
@Service
@Transactional
class BlockService {

    private static final TimedRelation BLOCK = TimedRelation.in("follow.block", "blocker_id");
    private static final String KIND = "block";

    private final Members members;
    private final PairLock lock;
    private final Follows follows;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BlockService(
            Members members,
            PairLock lock,
            Follows follows,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.members = members;
        this.lock = lock;
        this.follows = follows;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    void block(UUID member, Caller caller) {
        members.requireOther(member, caller);
        lock.take(caller.id(), member);
        follows.end(caller.id(), member);
        follows.end(member, caller.id());
        var now = clock.instant();
        BLOCK.start(jdbc, caller.id(), member, now, null)
                .map(change -> new MemberBlocked(
                        EventMeta.ofRelation(change.version(), now, caller.id(), member, KIND),
                        caller.id(),
                        member,
                        change.since(),
                        change.earlier()))
                .ifPresent(events::publishEvent);
    }

    void unblock(UUID member, Caller caller) {
        lock.take(caller.id(), member);
        var now = clock.instant();
        BLOCK.end(jdbc, caller.id(), member, now)
                .map(change -> new MemberUnblocked(
                        EventMeta.ofRelation(change.version(), now, caller.id(), member, KIND),
                        caller.id(),
                        member,
                        change.since(),
                        Objects.requireNonNull(change.until(), "an ended relation"),
                        change.earlier()))
                .ifPresent(events::publishEvent);
    }

    @Transactional(readOnly = true)
    Page<ListedMember> list(Caller caller, Paging paging) {
        return NewestFirst.page(jdbc.sql("""
                        select b.member_id as id, m.display_name, m.role, b.since
                        from follow.block b left join follow.member m on m.id = b.member_id
                        where b.blocker_id = :caller and b.until is null and (b.since, b.member_id) < (:at, :id)
                        order by b.since desc, b.member_id desc limit :rows""").param("caller", caller.id()), paging);
    }
}
