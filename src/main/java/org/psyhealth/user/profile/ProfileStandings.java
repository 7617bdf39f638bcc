package org.psyhealth.user.profile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.user.events.UserSuspended.Reason;
import org.psyhealth.user.lifecycle.StatusAction;
import org.springframework.stereotype.Service;

/** Whether people have an account at the identity provider. It neither makes nor lifts decisions of staff. */
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
                .map(profile -> new Standing(profile.id(), profile.lifecycle().account(), profile.isErased()))
                .toList();
    }

    /** Suspends a person who has no enabled account, and publishes the event. */
    public void suspend(UUID person, Reason reason) {
        follow(person, reason, StatusAction.ACCOUNT_LOST);
    }

    /** Ends such a suspension, and publishes the event. */
    public void reinstate(UUID person) {
        follow(person, null, StatusAction.ACCOUNT_BACK);
    }

    private void follow(UUID person, @Nullable Reason reason, StatusAction action) {
        profiles.find(person)
                .ifPresent(profile -> changes.apply(
                        profile,
                        (current, context) -> current.move(
                                current.lifecycle().withAccount(reason),
                                action,
                                null,
                                context.contacts(),
                                context.now())));
    }

    /**
     * A person, and whether that person is suspended for want of an account.
     *
     * @param suspended the reason of that suspension; null if not suspended
     * @param isErased whether the person's data are erased: then there is to be no account
     */
    public record Standing(UUID person, @Nullable Reason suspended, boolean isErased) {}
}
