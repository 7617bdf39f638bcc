package org.psyhealth.user.profile;

import java.util.Optional;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.user.lifecycle.StatusAction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** People leave, and come back. */
@Service
class OwnStatuses {

    static final ProblemType TOO_LATE =
            new ProblemType("reactivation-too-late", HttpStatus.CONFLICT, "The account cannot be reactivated any more");

    private final ProfileService profiles;
    private final ProfileChanges changes;

    OwnStatuses(ProfileService profiles, ProfileChanges changes) {
        this.profiles = profiles;
        this.changes = changes;
    }

    Profile get(IdentityClaims claims) {
        return profiles.own(claims);
    }

    /** Deactivates the caller's account; the time of the first call counts. */
    Profile deactivate(IdentityClaims claims, IfMatch ifMatch) {
        return changes.apply(profiles.own(claims), (current, context) -> {
            ifMatch.check(current.version());
            return current.lifecycle().deactivatedAt() != null
                    ? Optional.empty()
                    : current.move(
                            current.lifecycle().withDeactivation(context.now()),
                            StatusAction.DEACTIVATED,
                            current.id(),
                            context.contacts(),
                            context.now());
        });
    }

    /** Reactivates the caller's account; a suspension that has not ended counts again. */
    void reactivate(IdentityClaims claims, IfMatch ifMatch) {
        changes.apply(profiles.own(claims), (current, context) -> {
            ifMatch.check(current.version());
            var until = current.lifecycle().reversibleUntil();
            if (until != null && context.now().isAfter(until)) {
                throw new ProblemException(TOO_LATE, "An account can be reactivated for 30 days, which have passed.");
            }
            return current.move(
                    current.lifecycle().withDeactivation(null),
                    StatusAction.REACTIVATED,
                    current.id(),
                    context.contacts(),
                    context.now());
        });
    }
}
