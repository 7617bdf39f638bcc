package org.psyhealth.user.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.events.UserSuspended;
import org.psyhealth.user.lifecycle.Suspension;
import org.psyhealth.user.lifecycle.SuspensionReason;
import org.psyhealth.user.lifecycle.UserStatus;
import org.psyhealth.user.profile.PersonStatus;

/**
 * A person's status, for staff.
 *
 * @param role what others may rely on
 * @param status what the person can do
 * @param account why there is no account at the identity provider; null if there is one
 * @param suspension by staff; null if there is none
 * @param deactivatedAt when the person deactivated the account; null otherwise
 */
record UserStanding(
        UUID id,
        UserRole role,
        UserStatus status,
        UserSuspended.@Nullable Reason account,
        @Nullable StaffSuspension suspension,
        @Nullable Instant deactivatedAt) {

    static UserStanding of(PersonStatus person) {
        var lifecycle = person.lifecycle();
        var suspension = lifecycle.suspension();
        return new UserStanding(
                person.id(),
                person.role(),
                lifecycle.status(),
                lifecycle.account(),
                suspension == null ? null : StaffSuspension.of(suspension),
                lifecycle.deactivatedAt());
    }

    /**
     * A suspension by staff.
     *
     * @param note for staff only
     * @param until when it ends by itself; null if it does not
     * @param since when it began, or was changed last
     * @param by who decided it
     */
    record StaffSuspension(
            SuspensionReason reason, String note, @Nullable Instant until, Instant since, UUID by) {

        static StaffSuspension of(Suspension suspension) {
            return new StaffSuspension(
                    suspension.reason(), suspension.note(), suspension.until(), suspension.since(), suspension.by());
        }
    }
}
