package org.psyhealth.user.events;

import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A profile changed: its owner changed it, the identity provider has another address or role, or one of its files came
 * or went.
 *
 * @param profile its public state after the change
 * @param contact the verified e-mail address, encrypted for this person; null when there is none
 */
@EventType("org.psyhealth.user.profile-changed.v1")
public record UserProfileChanged(
        EventMeta meta, UserProfile profile, @Nullable String contact) implements UserEvent {}
