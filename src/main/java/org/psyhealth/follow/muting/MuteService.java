package org.psyhealth.follow.muting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.follow.events.MemberMuted;
import org.psyhealth.follow.events.MemberUnmuted;
import org.psyhealth.follow.relation.Members;
import org.psyhealth.follow.relation.NewestFirst;
import org.psyhealth.follow.relation.PairLock;
import org.psyhealth.follow.relation.TimedRelation;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mutes people, silently and in one direction. A mute with an end is over at that time, without anybody doing it. */
@Service
@Transactional
class MuteService {

    private static final TimedRelation MUTE = TimedRelation.in("follow.mute", "muter_id");
    private static final String KIND = "mute";

    /** Whoever wants longer mutes without an end. */
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final Members members;
    private final PairLock lock;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MuteService(Members members, PairLock lock, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.members = members;
        this.lock = lock;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    void mute(UUID member, @Nullable Instant wanted, Caller caller) {
        members.requireOther(member, caller);
        lock.take(caller.id(), member);
        var now = clock.instant();
        var until = endOf(wanted, now);
        MUTE.start(jdbc, caller.id(), member, now, until)
                .map(change -> new MemberMuted(
                        EventMeta.ofRelation(change.version(), now, caller.id(), member, KIND),
                        caller.id(),
                        member,
                        change.since(),
                        change.until(),
                        change.earlier()))
                .ifPresent(events::publishEvent);
    }

    void unmute(UUID member, Caller caller) {
        lock.take(caller.id(), member);
        var now = clock.instant();
        MUTE.end(jdbc, caller.id(), member, now)
                .map(change -> new MemberUnmuted(
                        EventMeta.ofRelation(change.version(), now, caller.id(), member, KIND),
                        caller.id(),
                        member,
                        change.since(),
                        Objects.requireNonNull(change.until(), "an ended relation"),
                        change.earlier()))
                .ifPresent(events::publishEvent);
    }

    @Transactional(readOnly = true)
    Page<MutedMember> list(Caller caller, Paging paging) {
        var statement = jdbc.sql("""
                        select t.member_id as id, m.display_name, m.role, t.since, t.until
                        from follow.mute t left join follow.member m on m.id = t.member_id
                        where t.muter_id = :caller and (t.until is null or t.until > :now)
                            and (t.since, t.member_id) < (:at, :id)
                        order by t.since desc, t.member_id desc limit :rows""")
                .param("caller", caller.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC));
        var rows = NewestFirst.bind(statement, paging).query(MutedMember::of).list();
        return Page.of(rows, paging, muted -> muted.member().key());
    }

    private static @Nullable Instant endOf(@Nullable Instant wanted, Instant now) {
        if (wanted == null) {
            return null;
        }
        if (!wanted.isAfter(now) || wanted.isAfter(now.plus(LONGEST))) {
            throw new ProblemException(
                    Problems.INVALID_REQUEST,
                    "Some fields of the request are not valid.",
                    List.of(new FieldProblem("until", "must be in the future, and within ten years")));
        }
        return wanted.truncatedTo(ChronoUnit.MICROS);
    }
}
