package org.psyhealth.user.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.lifecycle.StatusEntry;
import org.psyhealth.user.lifecycle.StatusHistory;
import org.psyhealth.user.profile.PersonStatus;
import org.psyhealth.user.profile.PersonStatuses;
import org.springframework.stereotype.Service;

/** Decisions of staff about people. Nobody decides about themselves, and only administrators decide about staff. */
@Service
class StatusService {

    private static final Duration LONGEST = Duration.ofDays(3_653);

    private final PersonStatuses statuses;
    private final StatusHistory history;
    private final Clock clock;

    StatusService(PersonStatuses statuses, StatusHistory history, Clock clock) {
        this.statuses = statuses;
        this.history = history;
        this.clock = clock;
    }

    PersonStatus get(UUID person) {
        return statuses.get(person);
    }

    List<StatusEntry> history(UUID person) {
        return history.of(person).orElseThrow(() -> Problems.notFound("The user"));
    }

    PersonStatus suspend(UUID person, NewSuspension wanted, IfMatch ifMatch, Caller caller) {
        return statuses.suspend(
                person,
                wanted.reason(),
                wanted.note(),
                end(wanted.until()),
                caller.id(),
                status -> require(status, ifMatch, caller));
    }

    void lift(UUID person, IfMatch ifMatch, Caller caller) {
        statuses.lift(person, caller.id(), status -> require(status, ifMatch, caller));
    }

    private static void require(PersonStatus person, IfMatch ifMatch, Caller caller) {
        if (person.id().equals(caller.id())) {
            throw Problems.forbidden("Nobody decides about their own status.");
        }
        if (isOfStaff(person) && !caller.is(Role.ADMIN)) {
            throw Problems.forbidden("Only an administrator decides about staff.");
        }
        ifMatch.check(person.version());
    }

    /** A suspended person of the staff has lost the role, and is of the staff nevertheless. */
    private static boolean isOfStaff(PersonStatus person) {
        var suspension = person.lifecycle().suspension();
        return person.role() == UserRole.STAFF || suspension != null && suspension.ofStaff();
    }

    /** In milliseconds, as it is stored. */
    private @Nullable Instant end(@Nullable Instant until) {
        var now = clock.instant();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
            throw new ProblemException(
                    Problems.INVALID_REQUEST,
                    "Some fields of the request are not valid.",
                    List.of(new FieldProblem("until", "must be in the future, and within ten years")));
        }
        return until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
    }
}
