package org.psyhealth.user.profile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.user.events.UserSuspended.Reason;
import org.springframework.stereotype.Service;

/** The suspension state of people. */
@Service
public class ProfileStandings {

    private final ProfileStore profiles;
    private final ProfileChanges changes;

    ProfileStandings(ProfileStore profiles, ProfileChanges changes) {
        this.profiles = profiles;
        this.changes = changes;
    }

    /**
     * The profiles in the order of their ids.
     *
     * @param after the last id of the page before; null for the first page
     */
    public List<Standing> page(@Nullable UUID after, int size) {
        return profiles.page(after, size).stream()
                .map(profile -> new Standing(profile.id(), profile.suspended()))
                .toList();
    }

    /** Suspends a person and publishes the event. */
    public void suspend(UUID person, Reason reason) {
        profiles.find(person)
                .ifPresent(profile -> changes.apply(
                        profile, (current, context) -> current.suspend(reason, context.contacts(), context.now())));
    }

    /** Ends a suspension and publishes the event. */
    public void reinstate(UUID person) {
        profiles.find(person)
                .ifPresent(profile -> changes.apply(
                        profile, (current, context) -> current.reinstate(context.contacts(), context.now())));
    }

    /**
     * A person, and whether that person is suspended.
     *
     * @param suspended the reason of the suspension; null if not suspended
     */
    public record Standing(UUID person, @Nullable Reason suspended) {}
}
