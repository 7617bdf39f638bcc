package org.psyhealth.user.events;

import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/** A person's data were erased: nothing but the id remains. It is the last event about a person. */
@EventType("org.psyhealth.user.erased.v1")
public record UserErased(EventMeta meta) implements UserEvent {

    @Override
    public @Nullable UserProfile profile() {
        return null;
    }
}
