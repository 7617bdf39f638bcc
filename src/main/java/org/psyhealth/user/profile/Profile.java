package org.psyhealth.user.profile;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.access.events.AccessEvent;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.user.avatar.AvatarChoices;
import org.psyhealth.user.events.UserDeactivated;
import org.psyhealth.user.events.UserErased;
import org.psyhealth.user.events.UserEvent;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserProfileChanged;
import org.psyhealth.user.events.UserReactivated;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserReinstated;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.events.UserSuspended;
import org.psyhealth.user.lifecycle.Lifecycle;
import org.psyhealth.user.lifecycle.StatusAction;
import org.psyhealth.user.lifecycle.StatusEntry;
import org.psyhealth.user.lifecycle.UserStatus;

/**
 * A person's profile.
 *
 * @param id the subject of the person's tokens
 * @param version 0 at registration, incremented by every change: the {@code aggregateVersion} of the events
 * @param email as verified by the identity provider; null if there is none
 * @param memberSince when the person first called, UTC, in milliseconds
 * @param role as granted by the identity provider
 * @param identity the statement of the identity provider that address and role come from
 * @param lifecycle what limits the person
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
        Lifecycle lifecycle,
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
                Lifecycle.ACTIVE,
                AvatarChoices.NONE);
        return new Change(
                profile,
                new UserRegistered(profile.meta(now), profile.state(), profile.contact(contacts)),
                contacts.activeKey(),
                null);
    }

    /** The profile with other details; empty if they are unchanged. */
    Optional<Change> changeTo(ProfileDetails wanted, ContactCipher contacts, Instant now) {
        if (wanted.equals(details) || isErased()) {
            return Optional.empty();
        }
        return Optional.of(new Profile(id, version + 1, wanted, email, memberSince, role, identity, lifecycle, avatars)
                .changed(contacts, now));
    }

    /**
     * The profile with the identity provider's current address and role; after registration, names, language and time
     * zone are managed by the person. Empty if address and role are unchanged.
     */
    Optional<Change> follow(IdentityClaims claims, ContactCipher contacts, Instant now) {
        if (Objects.equals(claims.email(), email) && claims.role() == role || isErased()) {
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
                        lifecycle,
                        avatars)
                .changed(contacts, now));
    }

    /** The same profile, published again with the address re-encrypted. */
    Change republish(ContactCipher contacts, Instant now) {
        return new Profile(id, version + 1, details, email, memberSince, role, identity, lifecycle, avatars)
                .changed(contacts, now);
    }

    /** The profile with other pictures; empty if they are unchanged. */
    Optional<Change> choose(AvatarChoices wanted, ContactCipher contacts, Instant now) {
        if (wanted.equals(avatars) || isErased()) {
            return Optional.empty();
        }
        return Optional.of(new Profile(id, version + 1, details, email, memberSince, role, identity, lifecycle, wanted)
                .changed(contacts, now));
    }

    /**
     * The profile in another state; empty if it is in it already, or erased.
     *
     * @param by who did it; null if it happened by itself
     */
    Optional<Change> move(
            Lifecycle wanted, StatusAction action, @Nullable UUID by, ContactCipher contacts, Instant now) {
        if (wanted.equals(lifecycle) || isErased()) {
            return Optional.empty();
        }
        var moved = new Profile(id, version + 1, details, email, memberSince, role, identity, wanted, avatars);
        var profile = wanted.status() == UserStatus.ERASED ? moved.emptied() : moved;
        var entry = StatusEntry.of(version + 1, now, action, wanted, by);
        return Optional.of(new Change(
                profile, profile.eventAfter(lifecycle.status(), contacts, now), contacts.activeKey(), entry));
    }

    /** Without anything that tells of the person. */
    private Profile emptied() {
        var nobody = new ProfileDetails(DisplayName.neutral(id, "en"), null, "en", "UTC");
        return new Profile(
                id, version, nobody, null, memberSince, UserRole.MEMBER, identity, lifecycle, AvatarChoices.NONE);
    }

    boolean isActive() {
        return lifecycle.status() == UserStatus.ACTIVE;
    }

    boolean isErased() {
        return lifecycle.status() == UserStatus.ERASED;
    }

    private Change changed(ContactCipher contacts, Instant now) {
        return new Change(this, eventAfter(lifecycle.status(), contacts, now), contacts.activeKey(), null);
    }

    /**
     * The event of somebody who is not active is always that of the status, because the newest event alone must carry
     * the whole state.
     */
    private UserEvent eventAfter(UserStatus before, ContactCipher contacts, Instant now) {
        return switch (lifecycle.status()) {
            case ERASED -> new UserErased(meta(now));
            case DEACTIVATED -> new UserDeactivated(meta(now), state());
            case SUSPENDED ->
                new UserSuspended(meta(now), state(), lifecycle.suspendedFor(), lifecycle.suspendedUntil());
            case ACTIVE ->
                switch (before) {
                    case SUSPENDED -> new UserReinstated(meta(now), state(), contact(contacts));
                    case DEACTIVATED -> new UserReactivated(meta(now), state(), contact(contacts));
                    default -> new UserProfileChanged(meta(now), state(), contact(contacts));
                };
        };
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
     * @param entry what is to be kept of a change of the status; null for every other change
     */
    record Change(
            Profile profile,
            UserEvent event,
            String contactKey,
            @Nullable StatusEntry entry) {

        /** What the platform is told of a change of the status; null for every other change. */
        @Nullable
        AccessEvent access() {
            return entry == null ? null : profile.lifecycle.access(profile.meta(entry.at()));
        }
    }
}
