package org.psyhealth.user.events;

import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A suspension ended.
 *
 * @param profile the public state of the profile
 * @param contact the verified e-mail address, encrypted for this person; null when there is none
 */
@EventType("org.psyhealth.user.reinstated.v1")
public record UserReinstated(
        EventMeta meta, UserProfile profile, @Nullable String contact) implements UserEvent {}
