package org.psyhealth.user.profile;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.user.avatar.AvatarChoices;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.events.UserSuspended;

/**
 * A person's profile.
 *
 * @param id the subject of the person's tokens
 * @param version 0 at registration, incremented by every change: the {@code aggregateVersion} of the events
 * @param email as verified by the identity provider; null if there is none
 * @param memberSince when the person first called, UTC, in milliseconds
 * @param role as granted by the identity provider
 * @param identity the statement of the identity provider that address and role come from
 * @param suspended the reason of the suspension; null if not suspended
 * @param avatars the pictures that the person chose
 */
record Profile(
        UUID id,
        long version,
        ProfileDetails details,
        @Nullable String email,
        Instant memberSince,
        UserRole role,
        IdentityMark identity,
        UserSuspended.@Nullable Reason suspended,
        AvatarChoices avatars) {

    /** The profile of a person who calls for the first time. */
    static Change register(
            IdentityClaims claims, ProfileDetails details, Instant seen, ContactCipher contacts, Instant now) {
        var profile = new Profile(
                claims.person(),
                0,
                details,
                claims.email(),
                seen,
                claims.role(),
                claims.mark(),
                null,
                AvatarChoices.NONE);
        return new Change(
                profile,
                new UserRegistered(profile.meta(now), profile.state(), profile.contact(contacts)),
                contacts.activeKey());
    }

    /** The profile with other details; empty if they are unchanged. */
    Optional<Change> changeTo(ProfileDetails wanted, ContactCipher contacts, Instant now) {
        if (wanted.equals(details)) {
            return Optional.empty();
        }
        return Optional.of(new Profile(id, version + 1, wanted, email, memberSince, role, identity, suspended, avatars)
                .changed(contacts, now));
    }

    /**
     * The profile with the identity provider's current address and role; after registration, names, language and time
     * zone are managed by the person. Empty if address and role are unchanged.
     */
    Optional<Change> follow(IdentityClaims claims, ContactCipher contacts, Instant now) {
        if (Objects.equals(claims.email(), email) && claims.role() == role) {
            return Optional.empty();
        }
        return Optional.of(new Profile(
                        id,
                        version + 1,
                        details,
                        claims.email(),
                        memberSince,
                        claims.role(),
                        claims.mark(),
                        suspended,
                        avatars)
                .changed(contacts, now));
    }

    /** The same profile, published again with the address re-encrypted. */
    Change republish(ContactCipher contacts, Instant now) {
        return new Profile(id, version + 1, details, email, memberSince, role, identity, suspended, avatars)
                .changed(contacts, now);
    }

    /** The profile with other pictures; empty if they are unchanged. */
    Optional<Change> choose(AvatarChoices wanted, ContactCipher contacts, Instant now) {
        if (wanted.equals(avatars)) {
            return Optional.empty();
        }
        return Optional.of(new Profile(id, version + 1, details, email, memberSince, role, identity, suspended, wanted)
                .changed(contacts, now));
    }

    /** The suspended profile; empty if it is already suspended. */
    Optional<Change> suspend(UserSuspended.Reason reason, ContactCipher contacts, Instant now) {
        if (reason == suspended) {
            return Optional.empty();
        }
        return Optional.of(new Profile(id, version + 1, details, email, memberSince, role, identity, reason, avatars)
                .changed(contacts, now));
    }

    /** The reinstated profile; empty if it is not suspended. */
    Optional<Change> reinstate(ContactCipher contacts, Instant now) {
        if (suspended == null) {
            return Optional.empty();
        }
        var profile = new Profile(id, version + 1, details, email, memberSince, role, identity, null, avatars);
        return Optional.of(new Change(
                profile,
                new UserReinstated(profile.meta(now), profile.state(), profile.contact(contacts)),
                contacts.activeKey()));
    }

    boolean isSuspended() {
        return suspended != null;
    }

    /**
     * The event of a suspended person is always {@code suspended}, because the newest event alone must carry the whole
     * state.
     */
    private Change changed(ContactCipher contacts, Instant now) {
        var event = suspended != null
                ? new UserSuspended(meta(now), state(), suspended)
                : new UserProfileChanged(meta(now), state(), contact(contacts));
        return new Change(this, event, contacts.activeKey());
    }

    private UserProfile state() {
        return new UserProfile(
                details.displayName(),
                role,
                details.locale(),
                details.timeZone(),
                memberSince,
                avatars.shown(),
                avatars.carried());
    }

    private @Nullable String contact(ContactCipher contacts) {
        return email == null ? null : contacts.encrypt(id, email);
    }

    private EventMeta meta(Instant now) {
        return EventMeta.of(id, version, now);
    }

    /**
     * The profile after a change, and the event to publish.
     *
     * @param contactKey the id of the key that encrypted the address, if there is one in the event
     */
    record Change(Profile profile, UserEvent event, String contactKey) {}
}
