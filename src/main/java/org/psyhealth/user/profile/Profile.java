package org.psyhealth.user.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;

/**
 * A person's profile.
 *
 * @param id the subject of the person's tokens
 * @param version 0 at registration, one more with every change: the {@code aggregateVersion} of the events
 * @param email as verified by the identity provider; null when it gave none
 * @param memberSince when the person first signed in, UTC, in milliseconds
 */
record Profile(
        UUID id,
        long version,
        ProfileDetails details,
        @Nullable String email,
        Instant memberSince) {

    /** The profile of a person who signs in for the first time. */
    static Change register(UUID id, ProfileDetails details, @Nullable String email, Instant now) {
        var profile = new Profile(id, 0, details, email, now);
        return new Change(
                profile,
                new UserRegistered(
                        profile.meta(now), details.displayName(), email, details.locale(), details.timeZone(), now));
    }

    /** The profile with other details; empty if they are what they were. */
    Optional<Change> changeTo(ProfileDetails wanted, Instant now) {
        if (wanted.equals(details)) {
            return Optional.empty();
        }
        var profile = new Profile(id, version + 1, wanted, email, memberSince);
        return Optional.of(new Change(
                profile,
                new UserProfileChanged(
                        profile.meta(now),
                        wanted.displayName(),
                        email,
                        wanted.locale(),
                        wanted.timeZone(),
                        memberSince)));
    }

    private EventMeta meta(Instant now) {
        return EventMeta.of(id, version, now);
    }

    /** The profile after a change, and what the others are told about it. */
    record Change(Profile profile, UserEvent event) {}
}
