package org.psyhealth.user.events;

import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person came back, and is shown and notified again.
 *
 * @param profile the public state of the profile
 * @param contact the verified e-mail address, encrypted for this person; null when there is none
 */
@EventType("org.psyhealth.user.reactivated.v1")
public record UserReactivated(
        EventMeta meta, UserProfile profile, @Nullable String contact) implements UserEvent {}
