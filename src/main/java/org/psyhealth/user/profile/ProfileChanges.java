package org.psyhealth.user.profile;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.user.outbox.DocumentRelay;
import org.springframework.stereotype.Component;

/** Creates and changes profiles, and publishes the events. */
@Component
class ProfileChanges {

    private final ProfileStore profiles;
    private final DocumentRelay relay;
    private final StaffNames names;
    private final ContactCipher contacts;
    private final Clock clock;

    ProfileChanges(ProfileStore profiles, DocumentRelay relay, StaffNames names, ContactCipher contacts, Clock clock) {
        this.profiles = profiles;
        this.relay = relay;
        this.names = names;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** The profile created from the claims of a caller, or the one created concurrently. */
    Profile register(IdentityClaims claims) {
        return register(claims, now());
    }

    /**
     * The profile created from the claims, or the one created concurrently.
     *
     * @param seen when the person called: a replay of old events makes nobody a new member
     */
    Profile register(IdentityClaims claims, Instant seen) {
        var details = claims.details(name -> names.allow(name, claims.role()));
        var registration = Profile.register(claims, details, seen.truncatedTo(ChronoUnit.MILLIS), contacts, now());
        if (!profiles.insert(registration)) {
            // A concurrent first call won; the rejected insert waited until a majority had its profile.
            return profiles.find(claims.person()).orElseThrow();
        }
        relay.relay(claims.person());
        return registration.profile();
    }

    /** Changes a profile; after a version conflict the transition is applied again. */
    Profile apply(Profile found, Transition transition) {
        var current = found;
        while (true) {
            var change = transition.of(current, new Context(contacts, now()));
            if (change.isEmpty()) {
                return current;
            }
            if (profiles.update(change.get())) {
                relay.relay(current.id());
                return change.get().profile();
            }
            current = profiles.find(current.id()).orElseThrow();
        }
    }

    /** In milliseconds, as MongoDB stores it: a time read back equals the time written. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What a transition needs in addition to the profile. */
    record Context(ContactCipher contacts, Instant now) {}

    /** The change of a profile, empty if there is nothing to change. */
    @FunctionalInterface
    interface Transition {

        Optional<Profile.Change> of(Profile profile, Context context);
    }
}
