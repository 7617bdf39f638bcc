package org.psyhealth.user.profile;

import java.util.UUID;
import org.psyhealth.user.events.UserRole;
import org.psyhealth.user.lifecycle.Lifecycle;

/**
 * A person, and what limits the person.
 *
 * @param version of the profile
 * @param role as granted by the identity provider
 */
public record PersonStatus(UUID id, long version, UserRole role, Lifecycle lifecycle) {

    static PersonStatus of(Profile profile) {
        return new PersonStatus(profile.id(), profile.version(), profile.role(), profile.lifecycle());
    }
}
