package org.psyhealth.user.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.access.events.AccessAllowed;
import org.psyhealth.platform.access.events.AccessEvent;
import org.psyhealth.platform.access.events.AccessRefused;
import org.psyhealth.platform.access.events.AccessRefused.Scope;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.user.events.UserSuspended;

/**
 * What limits a person: facts that do not depend on each other, of which the strongest is the status. So whoever
 * deactivates the account while suspended comes back suspended, and an account that is enabled again lifts no decision
 * of staff.
 *
 * @param account that there is no enabled account at the identity provider; null if there is one
 * @param suspension by staff; null if there is none
 * @param deactivatedAt when the person deactivated the account; null if it is not
 * @param erasedAt when the person's data were erased
 */
public record Lifecycle(
        UserSuspended.@Nullable Reason account,
        @Nullable Suspension suspension,
        @Nullable Instant deactivatedAt,
        @Nullable Instant erasedAt) {

    /** Nothing limits the person. */
    public static final Lifecycle ACTIVE = new Lifecycle(null, null, null, null);

    /** For how long the person may come back after deactivating the account. */
    static final Duration REVERSIBLE = Duration.ofDays(30);

    /** What the person can do. */
    public UserStatus status() {
        if (erasedAt != null) {
            return UserStatus.ERASED;
        } else if (deactivatedAt != null) {
            return UserStatus.DEACTIVATED;
        }
        return account != null || suspension != null ? UserStatus.SUSPENDED : UserStatus.ACTIVE;
    }

    /** Until when the person is suspended; null if the suspension does not end by itself, or there is none. */
    public @Nullable Instant suspendedUntil() {
        return account != null || suspension == null ? null : suspension.until();
    }

    /** Why a suspended person is suspended, as others may know. */
    public UserSuspended.Reason suspendedFor() {
        return account != null ? account : UserSuspended.Reason.BY_STAFF;
    }

    /** Until when the person may come back; null if the account is not deactivated. */
    public @Nullable Instant reversibleUntil() {
        return deactivatedAt == null ? null : deactivatedAt.plus(REVERSIBLE);
    }

    /** The same with what the identity provider has. */
    public Lifecycle withAccount(UserSuspended.@Nullable Reason reason) {
        return new Lifecycle(reason, suspension, deactivatedAt, erasedAt);
    }

    /** The same with another suspension by staff, or none. */
    public Lifecycle withSuspension(@Nullable Suspension wanted) {
        return new Lifecycle(account, wanted, deactivatedAt, erasedAt);
    }

    /** The same with the account deactivated at a time, or not. */
    public Lifecycle withDeactivation(@Nullable Instant at) {
        return new Lifecycle(account, suspension, at, erasedAt);
    }

    /** The end: nothing else is known any more. */
    public static Lifecycle erased(Instant at) {
        return new Lifecycle(null, null, null, at);
    }

    /** What the platform is told of the person. */
    public AccessEvent access(EventMeta meta) {
        return switch (status()) {
            case ACTIVE -> new AccessAllowed(meta);
            case SUSPENDED -> new AccessRefused(meta, AccessRefused.Reason.SUSPENDED, Scope.WRITES, suspendedUntil());
            case DEACTIVATED -> new AccessRefused(meta, AccessRefused.Reason.DEACTIVATED, Scope.EVERYTHING, null);
            case ERASED -> new AccessRefused(meta, AccessRefused.Reason.ERASED, Scope.EVERYTHING, null);
        };
    }

    /** What the account at the identity provider is to be like. */
    public AccountTarget target() {
        if (erasedAt != null) {
            return AccountTarget.GONE;
        } else if (suspension != null) {
            return AccountTarget.RESTRICTED;
        }
        return deactivatedAt != null ? AccountTarget.SIGNED_OUT : AccountTarget.FREE;
    }
}
