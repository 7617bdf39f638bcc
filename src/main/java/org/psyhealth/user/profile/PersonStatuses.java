package org.psyhealth.user.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.lifecycle.Lifecycle;
import org.psyhealth.user.lifecycle.StatusAction;
import org.psyhealth.user.lifecycle.Suspension;
import org.psyhealth.user.lifecycle.SuspensionReason;
import org.springframework.stereotype.Service;

/** Transitions of people's status by others than themselves. Each publishes what follows from it. */
@Service
public class PersonStatuses {

    private final ProfileStore profiles;
    private final ProfileChanges changes;

    PersonStatuses(ProfileStore profiles, ProfileChanges changes) {
        this.profiles = profiles;
        this.changes = changes;
    }

    /** The status of a person who is not erased; otherwise 404. */
    public PersonStatus get(UUID person) {
        return PersonStatus.of(find(person));
    }

    /**
     * Suspends a person, or changes the suspension. After a version conflict the check is made again.
     *
     * @param until when it ends by itself; null if it does not
     * @param check may refuse it, by the status before
     */
    public PersonStatus suspend(
            UUID person,
            SuspensionReason reason,
            String note,
            @Nullable Instant until,
            UUID by,
            Consumer<PersonStatus> check) {
        return change(person, check, (current, context) -> {
            var before = current.lifecycle().suspension();
            var ofStaff = current.role() == UserRole.STAFF || before != null && before.ofStaff();
            var wanted = new Suspension(reason, note, until, context.now(), by, ofStaff);
            return wanted.saysTheSameAs(before)
                    ? Optional.empty()
                    : move(current, current.lifecycle().withSuspension(wanted), StatusAction.SUSPENDED, by, context);
        });
    }

    /** Ends a suspension by staff; that there is no account at the identity provider is not lifted. */
    public PersonStatus lift(UUID person, UUID by, Consumer<PersonStatus> check) {
        return change(
                person,
                check,
                (current, context) -> move(
                        current,
                        current.lifecycle().withSuspension(null),
                        StatusAction.SUSPENSION_LIFTED,
                        by,
                        context));
    }

    /** Marks the person's data as erased, and removes them from the profile. There is no way back. */
    public void erase(UUID person, @Nullable UUID by) {
        change(
                person,
                status -> {},
                (current, context) -> move(current, Lifecycle.erased(context.now()), StatusAction.ERASED, by, context));
    }

    private PersonStatus change(UUID person, Consumer<PersonStatus> check, ProfileChanges.Transition transition) {
        return PersonStatus.of(changes.apply(find(person), (current, context) -> {
            if (current.isErased()) {
                throw Problems.notFound("The user");
            }
            check.accept(PersonStatus.of(current));
            return transition.of(current, context);
        }));
    }

    private static Optional<Profile.Change> move(
            Profile current, Lifecycle wanted, StatusAction action, @Nullable UUID by, ProfileChanges.Context context) {
        return current.move(wanted, action, by, context.contacts(), context.now());
    }

    private Profile find(UUID person) {
        return profiles.find(person)
                .filter(profile -> !profile.isErased())
                .orElseThrow(() -> Problems.notFound("The user"));
    }
}
