package org.psyhealth.user.events;

import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person called for the first time and got a profile.
 *
 * @param profile its public state
 * @param contact the verified e-mail address, encrypted for this person; null when there is none
 */
@EventType("org.psyhealth.user.registered.v1")
public record UserRegistered(
        EventMeta meta, UserProfile profile, @Nullable String contact) implements UserEvent {}
