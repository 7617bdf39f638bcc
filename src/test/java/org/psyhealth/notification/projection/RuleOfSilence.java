package org.psyhealth.notification.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.follow.events.MemberBlocked;
import org.psyhealth.follow.events.MemberMuted;
import org.psyhealth.follow.events.MemberUnblocked;
import org.psyhealth.follow.events.MemberUnmuted;
import org.psyhealth.follow.events.Period;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EventMeta;

/**
 * The rule in plain words: a person hears of another unless one of them blocked the other at that time, or the person
 * muted the other.
 */
final class RuleOfSilence {

    private final Map<String, List<Period>> periods = new HashMap<>();

    /** @param clean the records of every subject in their order */
    RuleOfSilence(List<DomainEvent> clean) {
        for (var event : clean) {
            switch (event) {
                case MemberBlocked(var meta, var blocker, var member, var since, var earlier) ->
                    put(meta, earlier, since, null);
                case MemberUnblocked(var meta, var blocker, var member, var since, var until, var earlier) ->
                    put(meta, earlier, since, until);
                case MemberMuted(var meta, var muter, var member, var since, var until, var earlier) ->
                    put(meta, earlier, since, until);
                case MemberUnmuted(var meta, var muter, var member, var since, var until, var earlier) ->
                    put(meta, earlier, since, until);
                default -> {}
            }
        }
    }

    boolean isNone(UUID recipient, UUID actor, Instant at) {
        return List.of(
                        EventMeta.subjectOf(recipient, actor, "block"),
                        EventMeta.subjectOf(actor, recipient, "block"),
                        EventMeta.subjectOf(recipient, actor, "mute"))
                .stream()
                .flatMap(subject -> periods.getOrDefault(subject, List.of()).stream())
                .noneMatch(period -> !at.isBefore(period.since()) && at.isBefore(period.until()));
    }

    private void put(EventMeta meta, List<Period> earlier, Instant since, @Nullable Instant until) {
        var all = new ArrayList<>(earlier);
        all.add(new Period(since, until == null ? Instant.MAX : until));
        periods.put(meta.subject(), all);
    }
}
